using System.Globalization;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>One change of the sandbox's world: the books, the instant, and the events that belong to the change.</summary>
internal class Turn(Books books, SandboxOptions options, EventWriter events)
{
    public Books Books => books;

    public SandboxOptions Options => options;

    /// <summary>Billing time in unix seconds.</summary>
    public long Now { get; } = new DateTimeOffset(DateTime.SpecifyKind(options.Now(), DateTimeKind.Utc)).ToUnixTimeSeconds();

    public DateTime Today => DateTimeOffset.FromUnixTimeSeconds(Now).UtcDateTime;

    /// <summary>The request that events name; none when the clock or the inspector brought them about.</summary>
    public string? RequestId { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>Where this stand-in is reached: <c>http://host/sandbox</c>.</summary>
    public string Base { get; init; } = options.Prefix;

    public JsonObject Add(JsonObject thing)
    {
        books.Insert(thing);
        return thing;
    }

    public JsonObject Get(string type, string id, string param = "id", string? kind = null) =>
        books.Find(type, id) is { } found ? found : throw StripeFault.Missing(kind ?? type.Replace("_", "", StringComparison.Ordinal), id, param, param == "id" ? 404 : 400);

    /// <summary>Changes a stored object and tells what it was before.</summary>
    public JsonObject Change(JsonObject thing, Action<JsonObject> change, string? tell = null)
    {
        var before = (JsonObject)thing.DeepClone();
        change(thing);
        books.Update(thing);
        if (tell is not null) events.Write(this, tell, thing, Differences.Between(before, thing));
        return thing;
    }

    public void Tell(string type, JsonObject thing) => events.Write(this, type, thing, previous: null);

    /// <summary>The clock brings something about for this object in so many days.</summary>
    public void DueIn(JsonObject thing, double days) =>
        books.Run("insert or replace into due(id, at) values($0, $1)", thing.Id(), Now + (long)TimeSpan.FromDays(days).TotalSeconds);

    public void NoLongerDue(JsonObject thing) => books.Run("delete from due where id = $0", thing.Id());

    public static string Amount(long minor, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{(currency == "usd" ? "$" : "")}{minor / 100m:0.00}{(currency == "usd" ? "" : " " + currency)}");
}
