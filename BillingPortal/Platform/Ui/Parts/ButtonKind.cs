namespace BillingPortal.Platform.Ui.Parts;

/// <summary>One primary button a page at most; danger is for what cannot be taken back.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Quiet,
}
