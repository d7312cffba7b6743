using System.Text.Json;
using BillingPortal.Sandbox.Store;

namespace BillingPortal.Sandbox.Chaos;

/// <summary>Which troubles are on. They are kept in the store, so that a restart does not heal them.</summary>
internal sealed class ChaosSwitches
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Lock door = new();
    private readonly SandboxStore store;
    private Dictionary<string, Switch> on;

    public ChaosSwitches(SandboxStore store)
    {
        this.store = store;
        on = store.ReadAsync(books => books.Rows(r => (Name: r.GetString(0), Json: r.GetString(1)), "select name, json from chaos")).GetAwaiter().GetResult()
            .ToDictionary(r => r.Name, r => JsonSerializer.Deserialize<Switch>(r.Json, Form)!, StringComparer.Ordinal);
    }

    /// <summary>The switch, when it strikes now; it counts down.</summary>
    public Switch? TryTake(string name, string subject, string? method = null)
    {
        lock (door)
        {
            if (!on.TryGetValue(name, out var found) || !found.Concerns(subject, method)) return null;
            return Counted(name, found) ? found : null;
        }
    }

    /// <summary>The switch when it is on, without counting.</summary>
    public Switch? Find(string name)
    {
        lock (door) return on.GetValueOrDefault(name);
    }

    public JsonObject Read()
    {
        lock (door) return [.. on.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.Key, JsonSerializer.SerializeToNode(s.Value, Form)))];
    }

    /// <summary>Each named switch becomes what is given: an object, a number (so many times), true, or off with null, false and 0. <c>reset</c> switches all off first.</summary>
    /// <returns>What is wrong with the order, or null.</returns>
    public string? Set(JsonObject order)
    {
        lock (door)
        {
            var next = order["reset"] is not null ? [] : new Dictionary<string, Switch>(on, StringComparer.Ordinal);
            foreach (var (name, value) in order.Where(o => o.Key != "reset"))
            {
                if (!Switches.All.Contains(name, StringComparer.Ordinal)) return $"There is no switch '{name}'. There are: {string.Join(", ", Switches.All)}, reset.";
                if (Fault(name, value, next) is { } fault) return fault;
            }
            on = next;
            return null;
        }
    }

    public Task KeepAsync(CancellationToken ct) => store.WriteAsync(books =>
    {
        Dictionary<string, Switch> now;
        lock (door) now = new(on, StringComparer.Ordinal);
        books.Run("delete from chaos");
        foreach (var (name, value) in now) books.Run("insert into chaos(name, json) values($0, $1)", name, JsonSerializer.Serialize(value, Form));
        if (!now.ContainsKey(Switches.Reorder)) Webhooks.Deliveries.LetGo(books);
        return true;
    }, ct);

    private static string? Fault(string name, JsonNode? value, Dictionary<string, Switch> next)
    {
        try
        {
            var wanted = value switch
            {
                null => null,
                JsonObject => value.Deserialize<Switch>(Form),
                JsonValue v when v.TryGetValue<bool>(out var isOn) => isOn ? new Switch() : null,
                _ => value.GetValue<long>() is > 0 and var times ? new Switch(times) : null,
            };
            if (wanted is null) next.Remove(name);
            else next[name] = wanted;
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return $"'{name}' takes a number, true, false, or an object of next, share, path, method, seconds, limit, size.";
        }
    }

    private bool Counted(string name, Switch found)
    {
        if (found.Share is { } share)
        {
            var gathered = Math.Round(found.Gathered + share, 6);
            on[name] = found = found with { Gathered = gathered >= 1 ? gathered - 1 : gathered };
            if (gathered < 1) return false;
        }
        if (found.Next is { } left) Countdown(name, found, left);
        return true;
    }

    private void Countdown(string name, Switch found, long left)
    {
        if (left <= 1) on.Remove(name);
        else on[name] = found with { Next = left - 1 };
    }
}
