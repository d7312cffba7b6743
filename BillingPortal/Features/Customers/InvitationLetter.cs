using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Email;

namespace BillingPortal.Features.Customers;

internal static class InvitationLetter
{
    public const string Kind = "invitation";

    public static Letter Of(BillingProfileRow profile, long invitation, string link) => new()
    {
        Cause = $"invitation/{invitation}",
        Kind = Kind,
        To = profile.Email!,
        Subject = "Manage your billing",
        Paragraphs =
        [
            "An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.",
            "The link works once, for 14 days.",
        ],
        Button = new("Open your account", link),
        Small = ["If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it."],
        CarriesToken = true,
    };
}
