namespace BillingPortal.Features.Account.Contracts;

/// <summary>What a sample customer is there to show.</summary>
public enum SampleStory
{
    /// <summary>Paying, with a card that works.</summary>
    Pays,

    /// <summary>In the trial, without a card.</summary>
    InTrial,

    /// <summary>The trial is over, and there is no card.</summary>
    Locked,

    /// <summary>The card can be set up, and every charge to it is declined.</summary>
    Declines,

    /// <summary>The bank asks at every payment (3-D Secure).</summary>
    Asks,
}

/// <summary>The sample customers of the sandbox, for rooms that give them something to show.</summary>
public interface ISampleCustomers
{
    /// <summary>Empty where there are none.</summary>
    Task<IReadOnlyList<(string Email, SampleStory Story)>> CustomersAsync(CancellationToken ct = default);
}
