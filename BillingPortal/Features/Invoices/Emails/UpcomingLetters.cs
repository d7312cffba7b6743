using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Emails;

/// <summary>Tells that an invoice is coming, and what it comes to so far.</summary>
internal sealed class UpcomingLetters(Recipients recipients, Post post, PortalAddress address, Installation installation)
{
    public const string Kind = "invoice-upcoming";

    public async Task WriteAsync(PortalDb db, MadeInvoice invoice, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, invoice.ProfileId, ct) is not { } to) return;
        var (month, total) = (InvoiceLineWords.Month(invoice.Month), to.Show.Money(invoice.Composed.Total));
        await post.WriteAsync(db, new Letter
        {
            Cause = $"{Kind}/{invoice.ProfileId}/{invoice.Month}",
            Kind = Kind,
            To = to.Email,
            PersonId = to.PersonId,
            Subject = $"Your invoice for {month} is coming: {total} so far",
            Paragraphs = [$"{month} ends in three days, on {to.Show.InstantWithZone(installation.Zone.EndOf(invoice.Month))}. Shortly after that your invoice becomes final and is sent to you.",
                $"So far it comes to {total}: {Lines(invoice, to.Show)}.", "What is used until the end of the month still counts, so it can become more."],
            Button = new("See the running month", address.Of("/invoices")),
            Small = ["What stands on the invoice as your name, address and tax ID can be changed in the portal, under Invoice details."],
        }, ct);
    }

    private static string Lines(MadeInvoice invoice, Show show) =>
        string.Join("; ", LineRows.Of(invoice.Composed, show).Select(l => $"{l.Text}: {show.Money(new(l.AmountMinor, invoice.Composed.Total.Currency))}"));
}
