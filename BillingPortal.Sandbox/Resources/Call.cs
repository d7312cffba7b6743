using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>A turn that somebody asked for over the API.</summary>
internal sealed class Call(Books books, SandboxOptions options, EventWriter events) : Turn(books, options, events)
{
    public required Caller Caller { get; init; }

    /// <summary>Checked against the route's shape. A null was an empty string: unset it.</summary>
    public required JsonObject Params { get; init; }

    /// <summary>The ids in the path, in order.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    public string ApiVersion { get; init; } = StripeVersion.Account;

    public string Id => Ids[0];

    public string? Text(string name) => (string?)Params[name];

    public long? Number(string name) => (long?)Params[name];

    public bool Flag(string name) => (bool?)Params[name] ?? false;

    public bool Has(string name) => Params.ContainsKey(name);
}
