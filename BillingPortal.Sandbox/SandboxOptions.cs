namespace BillingPortal.Sandbox;

/// <summary>What the stand-in needs to know of its host.</summary>
public sealed class SandboxOptions
{
    /// <summary>Its own SQLite file, made when it is not there.</summary>
    public required string File { get; init; }

    /// <summary>The billing time, UTC: the dates in objects.</summary>
    public required Func<DateTime> Now { get; init; }

    /// <summary>The real time: signatures, retries, pauses, limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where it hangs: the API stands at <c>{Prefix}/stripe/v1</c>.</summary>
    public string Prefix { get; init; } = "/sandbox";

    /// <summary>How often a payment intent may be confirmed before the next attempt cancels it; Stripe keeps its own number to itself.</summary>
    public int ConfirmationLimit { get; init; } = 10;

    /// <summary>How many requests are remembered for the inspector.</summary>
    public int RememberedRequests { get; init; } = 2_000;

    /// <summary>Whether the inspector takes orders under any name of the host, not only under the machine's own.</summary>
    public bool IsPublic { get; init; }
}
