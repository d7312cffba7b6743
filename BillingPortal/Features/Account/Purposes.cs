namespace BillingPortal.Features.Account;

/// <summary>What a link in a mail is good for, and how long.</summary>
internal static class Purposes
{
    public const string Confirm = "confirm";
    public const string Reset = "reset";
    public const string ChangeEmail = "change-email";

    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(24);
    public static readonly TimeSpan ResetWithin = TimeSpan.FromHours(1);
}
