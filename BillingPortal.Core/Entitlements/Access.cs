using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Entitlements;

/// <summary>How a customer stands.</summary>
public enum AccessState
{
    /// <summary>No subscription.</summary>
    None,

    /// <summary>In the trial: everything is open, nothing is charged.</summary>
    Trial,

    /// <summary>Nothing can be used until a card is set up.</summary>
    Locked,

    /// <summary>Paid billing has begun.</summary>
    Active,

    /// <summary>On a tier that needs no card.</summary>
    Free,

    /// <summary>The customer cancelled, and it is over.</summary>
    Cancelled,
}

/// <summary>Why a customer stands so.</summary>
public enum AccessReason
{
    /// <summary>There is no subscription.</summary>
    NoSubscription,

    /// <summary>The trial runs, and no card is there yet.</summary>
    InTrial,

    /// <summary>The trial runs, and the card for afterwards is there.</summary>
    InTrialWithCard,

    /// <summary>The tier asks for a card at sign-up, and there is none.</summary>
    CardFirst,

    /// <summary>The trial is over, and no card is there.</summary>
    TrialOver,

    /// <summary>The trial ended without a card; the customer has the free tier instead.</summary>
    FellToFree,

    /// <summary>The tier needs no card.</summary>
    NeedsNoCard,

    /// <summary>Paid billing runs, with a card.</summary>
    Paying,

    /// <summary>Paid billing runs, and the card is gone.</summary>
    PayingWithoutCard,

    /// <summary>The customer cancelled, and it is over.</summary>
    Left,

    /// <summary>The customer cancelled, it is over, and they have the free tier instead.</summary>
    LeftForFree,
}

/// <summary>Where a customer can mend what stands in the way.</summary>
public enum AccessLink
{
    /// <summary>Set up or replace the card.</summary>
    PaymentMethod,

    /// <summary>Look at the tiers.</summary>
    Plans,
}

/// <summary>What a customer may do at one instant, and why.</summary>
/// <param name="Allowed">May the product's features be used?</param>
/// <param name="PortalOpen">Are all pages of the portal open? Otherwise only those for paying and the account are.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="Tier">The tier in force at that instant; null when there is none.</param>
/// <param name="BilledFrom">When paid billing begins or began; null while nothing leads there.</param>
/// <param name="ChangesAt">The next instant at which time alone changes the answer.</param>
/// <param name="Links">What the customer can do about it, the most helpful first.</param>
/// <param name="EndsAt">Cancelled: it lasts, or lasted, until then.</param>
public sealed record Access(
    bool Allowed, bool PortalOpen, AccessState State, AccessReason Reason, TierTerms? Tier, DateTime? BilledFrom, DateTime? ChangesAt, IReadOnlyList<AccessLink> Links, DateTime? EndsAt = null);
