using BillingPortal.Core;

namespace BillingPortal.Features.Customers;

/// <summary>What a caller says of a customer. A field that was left out is not in <see cref="Given"/> and stays as it is.</summary>
internal sealed record CustomerInput
{
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public string? Reference { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    public string? Plan { get; init; }

    public bool Invite { get; init; }

    /// <summary>A sentence for every field that cannot be so, all of them at once.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
