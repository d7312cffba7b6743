using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Invoices.Api;

/// <summary>What the document shows.</summary>
internal static class InvoiceExamples
{
    private static readonly DateTime At = new(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc);
    private static readonly InvoiceAnswer Invoice = new("inv_k7x2mq4vwz3pbn6tdhya", "INV-2026-000042", "cust_k7x2mq4vwz3pbn6tdhya", InvoiceCodes.Kinds.Month, "2026-11", InvoiceCodes.States.Open, "USD", 7700, 0, 7700, 0, 7700, At.AddHours(-1), At, new(2026, 12, 1), null);

    private static readonly LineAnswer[] Lines =
    [
        new(1, InvoiceCodes.Lines.Base, "Basic, November 2026", "2026-11", 5000, "Basic: $50.00 × 30 of 30 days = $50.00.", "Basic", 1, new(2026, 11, 1), new(2026, 11, 30), 30, 30, null, null),
        new(2, InvoiceCodes.Lines.Overage, "12 units above 100 at $2.25", "2026-11", 2700, "12 units above 100 × $2.25 = $27.00.", "Basic", 1, new(2026, 11, 1), new(2026, 11, 30), 30, 30, 12, "2.25"),
    ];

    public static readonly InvoiceList List = new([Invoice], null);
    public static readonly InvoiceWithLines One = new(Invoice, Lines);
    public static readonly WhyAnswer Why = new(Invoice.Id, Invoice.Number, "inv_2yhd6tn3pbzwv4qm2x7k", "2026-10", "USD", 2700, [new(InvoiceCodes.Reasons.Units, "112 units used instead of 87", 2700)]);
    public static readonly VerifyAnswer Verified = new(Invoice.Id, Invoice.Number, true, "All of it is right: 112 events of usage were counted again, and 2 lines and the total come out the same.", 112, 2, []);
    public static readonly UpcomingAnswer Upcoming = new(Invoice.Customer, "2026-11", At.AddDays(-3), "USD", 7700, Lines);
}
