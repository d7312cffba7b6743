using BillingPortal.Core;
using BillingPortal.Platform.Gateway;

namespace BillingPortal.Tests.Features.Cards;

/// <summary>How an answer of Stripe goes wrong.</summary>
internal enum Wrong
{
    /// <summary>500, and nothing happened.</summary>
    Before,

    /// <summary>500, and it happened all the same.</summary>
    After,

    /// <summary>It happened, and the wire broke before the answer.</summary>
    Lost,
}

/// <summary>Stripe as the rooms see it through the gateway, in memory: it repeats its first answer to a key, also a fault, until the keys are forgotten.</summary>
internal sealed class StripeInMemory : ICustomersAtStripe, ISetupsAtStripe, IMethodsAtStripe
{
    private readonly Lock door = new();
    private readonly Dictionary<string, CustomerAtStripe> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> created = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetupAtStripe> setups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PaymentMethodAtStripe> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> answers = new(StringComparer.Ordinal);
    private readonly List<string> did = [];
    private readonly List<(string Verb, Wrong How)> faults = [];
    private int number;

    public Func<DateTime> Now { get; set; } = () => DateTime.UnixEpoch;

    /// <summary>Happens before anything is asked: a race, or silence.</summary>
    public Func<string, Task> Asked { get; set; } = _ => Task.CompletedTask;

    /// <summary>What was changed, in order: "create cust_x", "default cus_1 pm_2".</summary>
    public IReadOnlyList<string> Did
    {
        get { lock (door) return [.. did]; }
    }

    public IReadOnlyList<CustomerAtStripe> Customers
    {
        get { lock (door) return [.. customers.Values]; }
    }

    public PaymentMethodAtStripe Method(string id) => methods[id];

    public void GoesWrong(string verb, Wrong how, int times = 1)
    {
        lock (door) faults.AddRange(Enumerable.Repeat((verb, how), times));
    }

    /// <summary>As Stripe may after a day.</summary>
    public void ForgetKeys()
    {
        lock (door) answers.Clear();
    }

    /// <summary>The customer typed a card that is taken.</summary>
    public string Succeeds(string setup, DateTime at, string last4 = "4242", string? fingerprint = null, (int Year, int Month)? expiry = null, string brand = "visa") =>
        SucceedsWith(setup, at, id => new(id, "card", null, new(brand, (expiry ?? (2030, 12)).Month, (expiry ?? (2030, 12)).Year, "US", "credit", null), last4, fingerprint ?? "fp_" + last4, at));

    public string SucceedsWith(string setup, DateTime at, Func<string, PaymentMethodAtStripe> given)
    {
        lock (door)
        {
            var method = given($"pm_{++number}") with { Customer = setups[setup].Customer };
            methods[method.Id] = method;
            setups[setup] = setups[setup] with { State = SetupState.Succeeded, Method = method, SucceededAt = at };
            return method.Id;
        }
    }

    public void Becomes(string setup, SetupState state, Refusal? fault = null)
    {
        lock (door) setups[setup] = setups[setup] with { State = state, Fault = fault };
    }

    public void Changes(string method, Func<PaymentMethodAtStripe, PaymentMethodAtStripe> change)
    {
        lock (door) methods[method] = change(methods[method]);
    }

    /// <summary>By hand, in Stripe's dashboard.</summary>
    public void Loses(string customer)
    {
        lock (door) Delete(customer);
    }

    public Task<Result<CustomerAtStripe>> CreateAsync(string profile, OperationKey key, CancellationToken ct = default) => UnderAsync("create", profile, key, () =>
    {
        var made = new CustomerAtStripe($"cus_{++number}", profile, null, false);
        (customers[made.Id], created[made.Id]) = (made, Second(Now()));
        return Known(made);
    });

    public Task<Result<CustomerAtStripe?>> FindAsync(string profile, DateTime since, CancellationToken ct = default) =>
        ReadAsync("find", profile, () => (Result<CustomerAtStripe?>)customers.Values.LastOrDefault(c => c.Profile == profile && !c.Deleted && created[c.Id] >= since));

    public Task<Result<CustomerAtStripe>> SetDefaultMethodAsync(string id, string? method, OperationKey key, CancellationToken ct = default) => UnderAsync("default", $"{id} {method}", key, () =>
        customers.TryGetValue(id, out var there) && (method is null || methods.GetValueOrDefault(method)?.Customer == id) ? Known(customers[id] = there with { DefaultMethod = method }) : Missing<CustomerAtStripe>());

    public Task<Result<Done>> DeleteAsync(string id, OperationKey key, CancellationToken ct = default) =>
        UnderAsync("delete", id, key, () => customers.GetValueOrDefault(id) is { Deleted: false } ? Delete(id) : Missing<Done>());

    public Task<Result<SetupAtStripe>> BeginAsync(string customer, OperationKey key, CancellationToken ct = default) => UnderAsync("begin", customer, key, () =>
    {
        if (customers.GetValueOrDefault(customer) is not { Deleted: false }) return Missing<SetupAtStripe>();
        var id = $"seti_{++number}";
        return Known(setups[id] = new(id, SetupState.NeedsMethod, customer, id + "_secret", null, null, Second(Now())));
    });

    public Task<Result<SetupAtStripe>> ConfirmAsync(string id, string method, OperationKey key, CancellationToken ct = default) => UnderAsync("confirm", id, key, () =>
    {
        Succeeds(id, Second(Now()));
        return Known(setups[id]);
    });

    public Task<Result<SetupAtStripe>> CancelAsync(string id, OperationKey key, CancellationToken ct = default) =>
        UnderAsync("cancel", id, key, () => Known(setups[id] = setups[id] with { State = SetupState.Canceled }));

    public Task<Result<PaymentMethodAtStripe>> DetachAsync(string id, OperationKey key, CancellationToken ct = default) =>
        UnderAsync("detach", id, key, () => methods.TryGetValue(id, out var there) ? Known(methods[id] = there with { Customer = null }) : Missing<PaymentMethodAtStripe>());

    public Task<Result<IReadOnlyList<PaymentMethodAtStripe>>> ListAsync(string customer, CancellationToken ct = default) =>
        ReadAsync("list", customer, () => (Result<IReadOnlyList<PaymentMethodAtStripe>>)methods.Values.Where(m => m.Customer == customer).ToList());

    Task<Result<CustomerAtStripe>> ICustomersAtStripe.FetchAsync(string id, CancellationToken ct) =>
        ReadAsync("fetch", id, () => customers.TryGetValue(id, out var there) ? Known(there) : Missing<CustomerAtStripe>());

    Task<Result<SetupAtStripe>> ISetupsAtStripe.FetchAsync(string id, CancellationToken ct) => ReadAsync("fetch", id, () => setups.TryGetValue(id, out var there)
        ? Known(there.Method is { } method ? there with { Method = methods[method.Id] } : there)
        : Missing<SetupAtStripe>());

    Task<Result<PaymentMethodAtStripe>> IMethodsAtStripe.FetchAsync(string id, CancellationToken ct) =>
        ReadAsync("fetch", id, () => methods.TryGetValue(id, out var there) ? Known(there) : Missing<PaymentMethodAtStripe>());

    private async Task<Result<T>> ReadAsync<T>(string verb, string about, Func<Result<T>> look)
    {
        await Asked($"{verb} {about}");
        lock (door) return TakeFault(verb) is null ? look() : throw Broken(verb);
    }

    private async Task<Result<T>> UnderAsync<T>(string verb, string about, OperationKey key, Func<Result<T>> effect)
    {
        await Asked($"{verb} {about}");
        lock (door)
        {
            if (answers.TryGetValue($"{key}", out var known)) return known as Result<T> ?? throw (GatewayException)known;
            var wrong = TakeFault(verb);
            if (wrong == Wrong.Before) throw Kept(key, Broken(verb));
            var done = effect();
            did.Add($"{verb} {about}");
            if (wrong == Wrong.After) throw Kept(key, Broken(verb));
            answers[$"{key}"] = done;
            return wrong is null ? done : throw Broken(verb);
        }
    }

    private Wrong? TakeFault(string verb)
    {
        var at = faults.FindIndex(f => f.Verb == verb);
        if (at < 0) return null;
        var how = faults[at].How;
        faults.RemoveAt(at);
        return how;
    }

    private GatewayException Kept(OperationKey key, GatewayException fault)
    {
        answers[$"{key}"] = fault;
        return fault;
    }

    private Result<Done> Delete(string customer)
    {
        customers[customer] = customers[customer] with { Deleted = true, DefaultMethod = null };
        foreach (var method in methods.Values.Where(m => m.Customer == customer).ToArray()) methods[method.Id] = method with { Customer = null };
        return Done.It;
    }

    private static GatewayException Broken(string verb) => new($"Stripe has a fault of its own ({verb}).");

    private static Result<T> Known<T>(T value) => value;

    private static Result<T> Missing<T>() => new Refusal("stripe_missing", "Stripe does not know this any more.");

    // Stripe counts in whole seconds.
    private static DateTime Second(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
