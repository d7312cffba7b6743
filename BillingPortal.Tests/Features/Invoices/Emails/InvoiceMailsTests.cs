using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Closing;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Emails;

/// <summary>What Rosa, who pays for Basic, is told around the end of July 2026.</summary>
[Trait("Part", "data")]
public sealed class InvoiceMailsTests
{
    private static readonly DateTime Notice = new(2026, 7, 29, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory, OnBoth]
    public async Task FinalInvoice_IsMailedOnce_WithItsFile(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.UseAsync(await kit.PaysAsync(), 12);
        await PassToAsync(kit, End.AddHours(2));
        await kit.DeliverFactsAsync();
        var invoice = await kit.ReadAsync(db => db.Set<InvoiceRow>().SingleAsync(i => i.Month == new DateOnly(2026, 7, 1)));
        var mail = Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, InvoiceLetters.Final), m => m.AttachmentId == invoice.PublicId);
        Assert.StartsWith($"Invoice {invoice.Number}: $", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Your invoice for July 2026 comes to", mail.Text, StringComparison.Ordinal);
        Assert.Equal(invoice.Number + ".pdf", mail.AttachmentName);
        var file = (await kit.Get<MailFiles>().OfAsync(mail))!;
        Assert.Equal(("application/pdf", "%PDF-1.7"), (file.ContentType, System.Text.Encoding.ASCII.GetString(file.Bytes, 0, 8)));
        if (PdfPrograms.Missing is not null) return;
        using var programs = new PdfPrograms();
        Assert.Contains(invoice.Number!, await programs.TextAsync(file.Bytes), StringComparison.Ordinal);
    }

    /// <summary>June comes to $25.00, of which $80.00 are taken off; July uses the rest.</summary>
    [Theory, OnBoth]
    public async Task CreditNote_IsMailedOnce_WithItsFile(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.AddOneOffAsync((await kit.PaysAsync()).ProfileId, "Sorry for the outage", -8000);
        await PassToAsync(kit, End.AddHours(2));
        await kit.DeliverFactsAsync();
        await kit.DeliverFactsAsync();
        var note = await kit.ReadAsync(db => db.Set<CreditNoteRow>().Include(c => c.Invoice).SingleAsync());
        var mail = Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, InvoiceLetters.CreditNote));
        Assert.Equal(("Credit note CN-2026-000001: $55.00", note.PublicId, "CN-2026-000001.pdf"), (mail.Subject, mail.AttachmentId, mail.AttachmentName));
        Assert.Contains($"Your invoice {note.Invoice.Number} came to less than nothing, so $55.00 are credited to you.", mail.Text, StringComparison.Ordinal);
        var file = (await kit.Get<MailFiles>().OfAsync(mail))!;
        Assert.Equal(("application/pdf", "%PDF-1.7"), (file.ContentType, System.Text.Encoding.ASCII.GetString(file.Bytes, 0, 8)));
        if (PdfPrograms.Missing is not null) return;
        using var programs = new PdfPrograms();
        var text = await programs.TextAsync(file.Bytes);
        Assert.All(new[] { note.Number, note.Invoice.Number!, "$55.00" }, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task ThreeDaysBeforeTheEnd_TheCustomerIsToldOnce_WhatItComesToSoFar(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await kit.UseAsync(who, 3);
        await PassToAsync(kit, Notice.AddSeconds(-1));
        Assert.Empty(await ToldAsync(kit));
        await PassToAsync(kit, Notice);
        var mail = Assert.Single(await ToldAsync(kit));
        Assert.InRange(mail.WrittenAt, Notice, Notice.AddSeconds(1));
        Assert.StartsWith("Your invoice for July 2026 is coming: $", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("on 1 Aug 2026, 00:00 UTC", mail.Text, StringComparison.Ordinal);
        await PassToAsync(kit, End.AddDays(-1));
        await kit.Get<IEnumerable<IDue>>().OfType<TellUpcoming>().Single().DoAsync(End.AddDays(-1), default);
        Assert.Single(await ToldAsync(kit));
        await PassToAsync(kit, Notice.AddMonths(1).AddDays(1));
        Assert.Equal(["July", "August"], (await ToldAsync(kit)).Select(m => m.Subject.Split(' ')[3]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task PortalThatWasAway_TellsOfTheRunningMonthOnly()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await kit.PaysAsync();
        kit.Time.Advance(Notice.AddMonths(2).AddDays(1) - kit.Clock.UtcNow);
        Assert.Empty((await kit.Get<WalkDue>().ToNowAsync()).Faults);
        Assert.StartsWith("Your invoice for September 2026", Assert.Single(await ToldAsync(kit)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchedOff_NobodyIsTold()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, null, "--Billing:UpcomingNotice=false");
        await kit.PaysAsync();
        await PassToAsync(kit, End);
        Assert.Empty(await ToldAsync(kit));
    }

    [Fact]
    public async Task CustomerWhoseInvoicesAreHeldBack_IsNotToldOfADay()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var who = await kit.PaysAsync();
        await kit.Database.WriteAsync(db => Task.FromResult(db.Add(new InvoiceDetailsRow { ProfileId = who.ProfileId, ParkedWhy = "Terms are being talked about" })));
        await PassToAsync(kit, End.AddMinutes(-1));
        Assert.Empty(await ToldAsync(kit));
    }

    private static async Task<IReadOnlyList<MailRow>> ToldAsync(PortalKit kit) => [.. (await kit.Database.ToAsync(Subscribed.Rosa, UpcomingLetters.Kind)).Where(m => m.WrittenAt >= new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc))];

    private static Task PassToAsync(PortalKit kit, DateTime instant) => kit.PassAsync(instant - kit.Clock.UtcNow);
}
