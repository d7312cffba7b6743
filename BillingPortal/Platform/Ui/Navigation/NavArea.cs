namespace BillingPortal.Platform.Ui.Navigation;

/// <summary>The four places of the portal; each has its layout and its own links.</summary>
public enum NavArea
{
    /// <summary>Anyone, without signing in.</summary>
    Public,

    /// <summary>A customer, looking at their own plan.</summary>
    Portal,

    /// <summary>The seller's staff.</summary>
    Admin,

    /// <summary>Signing in and what belongs to it: plain pages without a circuit.</summary>
    Account,
}
