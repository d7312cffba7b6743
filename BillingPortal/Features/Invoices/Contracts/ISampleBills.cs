namespace BillingPortal.Features.Invoices.Contracts;

/// <summary>What somebody in the office does with the bills of sample customers of the sandbox, at the time that the billing clock shows. Done again it changes nothing; what is not possible then is left.</summary>
public interface ISampleBills
{
    /// <summary>A charge or a discount for the next invoice.</summary>
    /// <param name="amount">Whole units of the currency; below zero for a discount.</param>
    Task OneOffAsync(long profileId, string text, int amount, string reason, CancellationToken ct = default);

    /// <summary>A credit note for a part of the last final invoice.</summary>
    /// <param name="amount">Whole units of the currency.</param>
    Task CreditAsync(long profileId, int amount, string reason, CancellationToken ct = default);
}
