using BillingPortal.Core;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Truth;

[Trait("Part", "data")]
public sealed class VerifyInvoiceTests
{
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    private static readonly string[] Kept = ["price_notices", "tiers", "tier_versions", "usage_events", "one_offs", "invoices", "invoice_lines"];

    private static readonly (string Sql, string Found)[] OfAMonth =
    [
        ("update usage_events set units = 61 where units = 60", "usage_differs: 60 units stand on the invoice for June 2026; the events that were there when it was made come to 61."),
        ("delete from usage_events where units = 60", "usage_differs: 60 units stand on the invoice for June 2026; the events that were there when it was made come to 0."),
        ("update usage_events set meter = 'other' where units = 60", "usage_differs: 60 units stand on the invoice for June 2026; the events that were there when it was made come to 0."),
        ("update usage_events set at = '2026-06-14 12:00:00' where units = 60", "usage_differs: 60 units stand on the invoice for June 2026; the events that were there when it was made come to 0."),
        ("update invoice_lines set amount_minor = 2501 where position = 1", "line_differs: Line 1 says $25.01, and comes to $25.00.\ntotal_differs: The lines add up to $47.51, and the invoice says $47.50."),
        ("delete from invoice_lines where position = 2", "lines_missing: The invoice has 1 lines; made again it has 2.\ntotal_differs: The lines add up to $25.00, and the invoice says $47.50."),
        ("update invoice_lines set units = 11 where position = 2", "line_differs: Line 2 does not say what it was reckoned from. It says overage, June 2026, Basic version 1, 15 of 30 days from 2026-06-16 to 2026-06-30, 11 units, 2.25; made again it says overage, June 2026, Basic version 1, 15 of 30 days from 2026-06-16 to 2026-06-30, 10 units, 2.25."),
        ("update invoice_lines set unit_price = '2.2' where position = 2", "line_differs: Line 2 does not say"),
        ("update invoice_lines set tier_version = 2 where position = 1", "line_differs: Line 1 does not say"),
        ("update invoices set subtotal_minor = 4650, total_minor = 4650", "total_differs: The invoice says $46.50 before tax, and comes to $47.50.\ntotal_differs: The lines add up to $47.50, and the invoice says $46.50."),
        ("update invoices set total_minor = 4650", "total_differs: With tax the invoice comes to $47.50, and says $46.50."),
        ("update invoices set facts = '{}'", "facts_unreadable: What this invoice was made of cannot be read any more, so it cannot be made again."),
        ("update invoices set facts = replace(facts, '\"used\":60', '\"used\":59')", "usage_differs: 59 units stand on the invoice for June 2026; the events that were there when it was made come to 60.\nline_differs: Line 2 says $22.50, and comes to $20.25.\ntotal_differs: The invoice says $47.50 before tax, and comes to $45.25."),
        ("update invoices set facts = replace(facts, '\"baseMinor\":5000', '\"baseMinor\":4000')", "terms_differ: Basic, version 1, says $50.00 with 100 units and $2.25 above; the invoice was reckoned with $40.00 with 100 units and $2.25 above.\nline_differs: Line 1 says $25.00, and comes to $20.00.\ntotal_differs: The invoice says $47.50 before tax, and comes to $42.50."),
        ("update tier_versions set unit_price = '2' where included = 100", "terms_differ: Basic, version 1, says $50.00 with 100 units and $2.00 above; the invoice was reckoned with $50.00 with 100 units and $2.25 above."),
        ("delete from price_notices; delete from tier_versions where 1 = 0; update tiers set name = 'Gone' where name = 'Basic'", "terms_differ: The catalogue has no version 1 of Basic any more."),
        ("update invoices set state = 'Paid'", "settled_differs: $0.00 of $47.50 is noted as settled, of which $0.00 was credited; that does not fit."),
        ("update invoices set state = 'Moved'", "state_differs: The invoice is moved; with this total it would not be."),
    ];

    private static readonly (string Sql, string Found)[] BesideIt =
    [
        ("update usage_events set units = 5 where units = 4", "usage_differs: 64 units stand on the invoice for June 2026; the events that were there when it was made come to 65."),
        ("update one_offs set text = 'Other'", "one_off_differs: 'Setting up' is not what was agreed, or stands on another invoice."),
        ("update one_offs set invoice_id = null", "one_off_differs: 'Setting up' is not what was agreed, or stands on another invoice."),
        ("update invoice_lines set text = 'Other' where kind = 'OneOff'", "line_differs: Line 3 says 'Other', and 'Setting up' was agreed."),
        ("update invoices set facts = replace(facts, '\"used\":60', '\"used\":61') where month = '2026-07-01'", "earlier_differs: This invoice takes 61 units of June 2026 as billed before, on the terms of then; its own invoices say 60, or other terms.\nline_differs: Line 2 says $9.00, and comes to $6.75."),
    ];

    private static readonly string[] Unreadable =
    [
        "{}",
        "[]",
        "no JSON",
        "{\"currency\":\"XXX\",\"late\":[],\"oneOffs\":[],\"carried\":[]}",
        "{\"currency\":\"USD\",\"late\":[],\"oneOffs\":[],\"carried\":[],\"month\":{\"month\":\"May\"}}",
        "{\"currency\":\"USD\",\"late\":[],\"oneOffs\":[],\"carried\":[]}",
    ];

    [Theory, OnBoth]
    public async Task WhatTheProgramMade_IsRight_DraftsToo(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        Assert.Equal("Base 2500, Overage 2250 = 4750 Open", (await kit.InvoiceAsync(profile, "2026-06")).Written());
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-06"));
        Assert.True((await kit.Get<GiveOneOff>().AddAsync(Ada, profile, new("Setting up", "10", false), "Agreed")).IsDone);
        await kit.LateAsync(profile);
        Assert.Equal("Base 5000, Late 900, OneOff 1000 = 6900 Open", (await kit.InvoiceAsync(profile, "2026-07")).Written());
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-07"));
        // Of June again: less than was billed; the month's own terms and the units billed by now are taken.
        await kit.UsedAsync(profile, ("2026-06-25 10:00", -2), ("2026-08-03 10:00", 120));
        await kit.UntilAsync("2026-09-01 00:30");
        Assert.Equal("Base 5000, Overage 4500, Late -450 = 9050 Draft", (await kit.InvoiceAsync(profile, "2026-08")).Written());
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-08"));
        await kit.UsedAsync(profile, ("2026-08-04 10:00", 1));
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-08")); // what came after its making is not in it yet
        await kit.UntilAsync("2026-09-01 02:00");
        Assert.Equal("Base 5000, Overage 4725, Late -450 = 9275 Open", (await kit.InvoiceAsync(profile, "2026-08")).Written());
        foreach (var month in new[] { "2026-06", "2026-07", "2026-08" }) Assert.Equal("right", await kit.VerifiedAsync(profile, month));
        var told = (await kit.Get<VerifyInvoice>().RunAsync((await kit.InvoiceAsync(profile, "2026-08")).Number!, profile))!;
        Assert.Equal("All of it is right: 5 events of usage were counted again, and 3 lines and the total come out the same.", told.Sentence);
        Assert.Null(await kit.Get<VerifyInvoice>().RunAsync(told.PublicId, profile + 1));
    }

    [Theory, OnBoth]
    public async Task WhatWasChangedBehindTheProgramsBack_IsFound(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        foreach (var (sql, found) in OfAMonth) await AssertFoundAsync(kit, profile, "2026-06", sql, found);
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-06"));
    }

    [Theory, OnBoth]
    public async Task WhatStandsBesideTheMonth_IsComparedToo(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        await kit.Get<GiveOneOff>().AddAsync(Ada, profile, new("Setting up", "10", false), "Agreed");
        await kit.LateAsync(profile);
        foreach (var (sql, found) in BesideIt) await AssertFoundAsync(kit, profile, "2026-07", sql, found);
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-07"));
    }

    /// <summary>What is known is told all the same, to programs and on the page; each line says that it cannot be told how it came about.</summary>
    [Theory, OnBoth]
    public async Task UnreadableFacts_HideNothingElse(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        foreach (var facts in Unreadable) await AssertToldAsync(kit, profile, facts);
    }

    private static async Task AssertToldAsync(PortalKit kit, long profile, string facts)
    {
        await kit.BehindAsync($"update invoices set facts = '{facts}'");
        var told = (await kit.Get<ReadInvoices>().OneAsync("INV-2026-000001"))!;
        Assert.Equal(("open", 4750), (told.Invoice.State, told.Invoice.Total));
        Assert.Equal(["2500 What this line was reckoned from cannot be read.", "2250 What this line was reckoned from cannot be read."], told.Lines.Select(l => $"{l.Amount} {l.Computed}"), StringComparer.Ordinal);
        Assert.Equal((4750, true), await kit.Get<ReadInvoice>().RunAsync(told.Invoice.Id, profile) is var page ? (page!.Row.TotalMinor, page.Lines.All(l => l.From is null)) : default);
        Assert.NotEqual("right", await kit.VerifiedAsync(profile, "2026-06"));
    }

    [Theory, OnBoth]
    public async Task OwnTerms_AndSmallRests_AreVerified(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.BilledAsync();
        Assert.True((await kit.Get<BillingPortal.Features.Subscriptions.GiveOverride>().RunAsync(Ada, profile, new() { From = "2026-07-01", Base = "0.30" }, "Old customer", [])).IsDone);
        await kit.UntilAsync("2026-08-01 02:00");
        Assert.Equal("Base 30 = 30 Moved", (await kit.InvoiceAsync(profile, "2026-07")).Written());
        await kit.UntilAsync("2026-09-01 02:00");
        Assert.Equal("Base 30, Carried 30 = 60 Open", (await kit.InvoiceAsync(profile, "2026-08")).Written());
        foreach (var month in new[] { "2026-07", "2026-08" }) Assert.Equal("right", await kit.VerifiedAsync(profile, month));
        await kit.BehindAsync("update overrides set base_minor = 40; update invoice_lines set text = 'Other' where invoice_id in (select id from invoices where state = 'Moved')");
        Assert.StartsWith("carried_differs: The lines that were carried from July 2026 are not those", await kit.VerifiedAsync(profile, "2026-08"), StringComparison.Ordinal);
        Assert.Contains("terms_differ: Basic, version 1 with the customer's own terms, says $0.40 with 100 units and $2.25 above", await kit.VerifiedAsync(profile, "2026-07"), StringComparison.Ordinal);
    }

    // Afterwards all is as it was.
    private static async Task AssertFoundAsync(PortalKit kit, long profile, string month, string sql, string found)
    {
        await kit.BehindAsync(string.Concat(Kept.Select(t => $"drop table if exists was_{t}; create table was_{t} as select * from {t}; ")) + sql);
        var told = await kit.VerifiedAsync(profile, month);
        Assert.True(told.StartsWith(found, StringComparison.Ordinal), $"{sql}\n{told}");
        await kit.BehindAsync(string.Concat(Kept.Select(t => $"delete from {t}; insert into {t} select * from was_{t}; ")));
    }
}
