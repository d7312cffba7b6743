using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Features.Invoices.Documents;

/// <summary>Invoices and credit notes as rows, without a database.</summary>
internal static class SamplePapers
{
    private static readonly DateTime Final = new(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Month = new(2026, 11, 1);
    private static readonly Installation Here = new(PortalMode.Sandbox, "", TimeZoneInfo.Utc, Currency.Usd);

    public static Party Seller { get; } = new("Example Metering Ltd")
    {
        Address = ["12 Sample Street", "Springfield 12345", "Exampleland"],
        TaxId = "XX 123 4567",
        Email = "help@example.com",
        Phone = "+1 555 0100",
        Website = "https://www.example.com",
    };

    public static Party Buyer { get; } = new("Harbour & Sons GmbH")
    {
        Address = ["Am Kai 1", "Hinterhaus"],
        PostalCode = "20457",
        City = "Hamburg",
        Country = "DE",
        TaxId = "DE123456789",
        PurchaseOrder = "PO-2026-77",
        Customer = "cust_k7x2mq4vwz3pbn6tdhya",
        Locale = "en-US",
    };

    public static InvoiceRow Invoice(params IEnumerable<InvoiceLineRow> lines)
    {
        var invoice = new InvoiceRow
        {
            PublicId = "inv_sample",
            Kind = InvoiceKind.Month,
            Month = Month,
            State = InvoiceState.Open,
            Currency = Currency.Usd,
            SubtotalMinor = 0,
            TotalMinor = 0,
            DraftedAt = Final,
            FinalAt = Final,
            DueOn = DateOnly.FromDateTime(Final),
            Series = "INV",
            Year = 2026,
            Sequence = 1,
            Number = "INV-2026-000001",
            Facts = "{}",
            Watermark = 0,
        };
        foreach (var line in lines)
        {
            line.Position = invoice.Lines.Count + 1;
            invoice.Lines.Add(line);
        }
        invoice.SubtotalMinor = invoice.TotalMinor = invoice.Lines.Sum(l => l.AmountMinor);
        return invoice;
    }

    public static InvoiceRow Usual() => Invoice(
        Line(InvoiceLineKind.Base, "Basic, 12 of 30 days", 2000, first: 1, last: 12),
        Line(InvoiceLineKind.Base, "Premium, 18 of 30 days", 5400, first: 13, last: 30),
        Line(InvoiceLineKind.Overage, "1,234 units above 166 at about $1.9241", 237434, first: 1, last: 30, units: 1234, price: "5772.35/3000"),
        Line(InvoiceLineKind.Discount, "Discount of 10%", -24483),
        Line(InvoiceLineKind.Late, "Late usage for October 2026", 450, units: 2),
        Line(InvoiceLineKind.OneOff, "Setting up, as agreed", 5000));

    /// <summary>A final one in the books.</summary>
    public static async Task<InvoiceRow> KeepAsync(PortalDb db, long profile, string id, int sequence)
    {
        var row = Usual();
        (row.PublicId, row.ProfileId, row.State, row.Sequence, row.Number) = (id, profile, InvoiceState.Draft, sequence, $"INV-2026-{sequence:000000}");
        (row.Seller, row.Buyer) = (Seller.ToJson(), Buyer.ToJson());
        db.Add(row);
        await db.SaveChangesAsync(); // the lines, while it is a draft
        row.State = InvoiceState.Open;
        await db.SaveChangesAsync();
        return row;
    }

    /// <summary>One in the books, for a final invoice there.</summary>
    public static async Task KeepAsync(PortalDb db, InvoiceRow invoice, string id)
    {
        var note = CreditNote();
        (note.PublicId, note.Invoice, note.ProfileId, note.Sequence, note.Number) = (id, invoice, invoice.ProfileId, invoice.Sequence!.Value, $"CN-2026-{invoice.Sequence:000000}");
        db.Add(note);
        await db.SaveChangesAsync();
    }

    public static InvoiceLineRow Line(InvoiceLineKind kind, string text, long minor, int? first = null, int? last = null, long? units = null, string? price = null) => new()
    {
        Position = 0,
        Kind = kind,
        Text = text,
        Month = Month,
        AmountMinor = minor,
        Units = units,
        UnitPrice = price,
        FirstDay = first is { } from ? new(2026, 11, from) : null,
        LastDay = last is { } to ? new(2026, 11, to) : null,
        Days = last - first + 1,
        OfDays = first is null ? null : 30,
    };

    public static byte[] File(InvoiceRow invoice, Party? buyer = null, params UsedCredit[] credits) =>
        DrawPaper.Of(new InvoicePaper(Here, new PortalAddress(new() { PublicUrl = "https://billing.example.com" }, null!)).Of(invoice, credits, Seller, buyer ?? Buyer));

    public static byte[] File(CreditNoteRow note, params UsedCredit[] used) => DrawPaper.Of(new CreditNotePaper(Here).Of(note, used));

    public static CreditNoteRow CreditNote()
    {
        var note = new CreditNoteRow
        {
            PublicId = "cn_sample",
            Invoice = Usual(),
            Kind = CreditNoteKind.Correction,
            Series = "CN",
            Year = 2026,
            Sequence = 3,
            Number = "CN-2026-000003",
            Currency = Currency.Usd,
            SubtotalMinor = 3200,
            TotalMinor = 3200,
            Reason = "Charged twice for setting up",
            FinalAt = Final.AddDays(4),
            Seller = Seller.ToJson(),
            Buyer = Buyer.ToJson(),
        };
        note.Lines.Add(new() { Position = 1, Text = "Setting up, as agreed", AmountMinor = 3200 });
        return note;
    }
}
