using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices;

/// <summary>A row of each table of invoices.</summary>
internal static class SampleInvoices
{
    public static async Task AddAsync(PortalKit kit)
    {
        var profile = await kit.ReadAsync(db => db.Set<SubscriptionRow>().OrderBy(s => s.Id).Select(s => s.ProfileId).LastAsync());
        await kit.Database.WriteAsync(db => AddAsync(db, profile, kit.Clock.UtcNow));
        await kit.Database.WriteAsync(db => Task.FromResult(db.Add(new UpcomingNoticeRow { Month = new(2025, 1, 1), AtProfile = profile, DoneAt = kit.Clock.UtcNow })));
    }

    /// <summary>A final invoice of one line with a credit note used on it, and what stands around them.</summary>
    private static async Task AddAsync(PortalDb db, long profile, DateTime now)
    {
        var month = new DateOnly(now.Year, now.Month, 1).AddMonths(-1);
        var run = new BillingRunRow { Month = month, Stage = RunStage.Done, BegunAt = now, FinalFrom = now, ApprovedAt = now, ApprovedBy = "terminal", DoneAt = now, AtProfile = profile, Seen = 1, Expected = 1 };
        var invoice = new InvoiceRow
        {
            PublicId = "inv_sample",
            ProfileId = profile,
            Kind = InvoiceKind.Month,
            Month = month,
            Currency = Currency.Usd,
            SubtotalMinor = 4000,
            TotalMinor = 4000,
            DraftedAt = now,
            Facts = "{}",
            Watermark = 3,
        };
        var other = new OneOffRow { ProfileId = profile, Text = "Setting up", AmountMinor = 500, Reason = "Agreed on the phone", GivenBy = "terminal", GivenAt = now };
        db.AddRange(run, invoice, other);
        await db.SaveChangesAsync();
        var line = Line(invoice.Id, month);
        db.AddRange(line, new RunFailureRow { RunId = run.Id, ProfileId = profile, Code = "fault", Sentence = "The database could not be reached.", Tries = 2, FirstAt = now, LastAt = now, ResolvedAt = now });
        await db.SaveChangesAsync();
        (invoice.State, invoice.FinalAt, invoice.DueOn) = (InvoiceState.Open, now, DateOnly.FromDateTime(now));
        (invoice.Series, invoice.Year, invoice.Sequence, invoice.Number, invoice.Seller, invoice.Buyer) = ("INV", now.Year, 1, $"INV-{now.Year}-000001", "{}", "{}");
        var note = new CreditNoteRow
        {
            PublicId = "cn_sample",
            ProfileId = profile,
            InvoiceId = invoice.Id,
            Kind = CreditNoteKind.Correction,
            Series = "CN",
            Year = now.Year,
            Sequence = 1,
            Number = $"CN-{now.Year}-000001",
            Currency = Currency.Usd,
            SubtotalMinor = 1000,
            TotalMinor = 1000,
            Reason = "Charged twice",
            MadeBy = "terminal",
            FinalAt = now,
            Seller = "{}",
            Buyer = "{}",
        };
        db.AddRange(note, new NumberSeriesRow { Series = "INV", Year = now.Year, Last = 1 }, new NumberSeriesRow { Series = "CN", Year = now.Year, Last = 1 });
        db.Add(new InvoiceDetailsRow { ProfileId = profile, Name = "Harbour & Sons", Address = "1 Quay", PostalCode = "10001", City = "New York", Country = "US", TaxId = "US123", PurchaseOrder = "PO-7" });
        db.Add(new BilledMonthRow { ProfileId = profile, Month = month, FirstMonth = month, Units = 15, Changes = 2, InvoiceId = invoice.Id });
        await db.SaveChangesAsync();
        db.AddRange(new CreditNoteLineRow { CreditNoteId = note.Id, Position = 1, Text = "Basic", AmountMinor = 1000, LineId = line.Id }, new CreditUseRow { CreditNoteId = note.Id, InvoiceId = invoice.Id, AmountMinor = 1000, UsedAt = now });
        (invoice.SettledMinor, other.InvoiceId) = (1000, invoice.Id);
    }

    private static InvoiceLineRow Line(long invoice, DateOnly month) => new()
    {
        InvoiceId = invoice,
        Position = 1,
        Kind = InvoiceLineKind.Base,
        Text = "Basic, 24 of 30 days",
        Month = month,
        FirstDay = month,
        LastDay = month.AddDays(23),
        Days = 24,
        OfDays = 30,
        Tier = "Basic",
        TierVersion = 1,
        AmountMinor = 4000,
    };
}
