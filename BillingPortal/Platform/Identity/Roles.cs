namespace BillingPortal.Platform.Identity;

/// <summary>What a person may be.</summary>
public static class Roles
{
    /// <summary>Has a billing profile, or will.</summary>
    public const string Customer = "Customer";

    /// <summary>Sees everything in the admin area and changes nothing.</summary>
    public const string Support = "Support";

    /// <summary>Sees and changes.</summary>
    public const string Admin = "Admin";

    public static IReadOnlyList<string> All { get; } = [Customer, Support, Admin];
}

/// <summary>What pages and endpoints ask for.</summary>
public static class Policies
{
    /// <summary>A customer's own pages that are always there: for paying and the account.</summary>
    public const string Customer = "customer";

    /// <summary>A customer's own pages that are there while nothing locks them; otherwise one is led to the payment method.</summary>
    public const string CustomerOpen = "customer-open";

    /// <summary>Looking into the admin area: Support and Admin.</summary>
    public const string Staff = "staff";

    /// <summary>Changing something there: Admin only.</summary>
    public const string Admin = "admin";

    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = "signed-in";
}
