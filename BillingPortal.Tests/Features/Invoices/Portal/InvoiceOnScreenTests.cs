using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Tests.Features.Invoices.Truth;
using BillingPortal.Tests.Features.Operations.Admin;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Invoices.Portal;

/// <summary>What a customer reads of invoices that the engine made. June has 15 of 30 days and 60 units; in July 4 units of June come late.</summary>
[Trait("Part", "data")]
public sealed class InvoiceOnScreenTests : StaffDesk
{
    [Fact]
    public async Task EachLine_OpensToHowItWasComputed_AndLeadsToTheUsageBehindIt()
    {
        var profile = await Kit.BilledAsync();
        var page = await DocumentAsync(profile, "2026-06");
        Assert.Equal(["Basic, 15 of 30 days $25.00", "10 units above 50 at $2.25 $22.50"], page.FindAll(".invoice-lines tbody tr:first-child").Select(r => $"{r.Children[0].TextContent} {r.Children[3].TextContent}"), StringComparer.Ordinal);
        Assert.Equal("$47.50", page.Find("tfoot strong").TextContent.Trim());
        Assert.Equal(
            """
            Computed: $50.00 × 15 ÷ 30 days = $25.00
            Days: 16 Jun 2026 – 30 Jun 2026, 15 of the 30 days of June 2026
            Plan: Basic, version 1
            Pays for: 100 × 15 ÷ 30 units
            """, Steps(page, 0));
        Assert.Equal(
            """
            Computed: 10 units × $2.25 = $22.50
            Units: 60 used − 50 included = 10
            Included: 100 × 15 ÷ 30 = 50 units
            Counted: 1 event of usage, from 15 Jun 2026, 12:00 UTC to 1 Jul 2026, 00:00 UTC Look at them
            """, Steps(page, 1));
        Assert.Equal("/usage/events?from=2026-06-15&to=2026-06-30", page.Find(".how a").GetAttribute("href"));
    }

    [Fact]
    public async Task LateUsage_IsTheDifferenceOfTheWholeMonth_AndLeadsToItsInvoice()
    {
        var profile = await Kit.BilledAsync();
        await Kit.LateAsync(profile);
        var page = await DocumentAsync(profile, "2026-07");
        var june = (await Kit.InvoiceAsync(profile, "2026-06")).PublicId;
        Assert.Equal(
            """
            Computed: $56.50 − $47.50 = $9.00
            Billed by then: June 2026 with 60 units cost $47.50 Look at it
            Known now: 64 units; the whole month with them costs $56.50 Look at them
            """, Steps(page, 1));
        Assert.Equal([$"/invoices/{june}", "/usage/events?from=2026-06-01&to=2026-06-30"], page.FindAll(".how a").Select(a => a.GetAttribute("href")!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task MoreThanTheMonthBefore_IsToldPartByPart_AndAddsUp()
    {
        var profile = await Kit.BilledAsync();
        await Kit.LateAsync(profile);
        var why = (await Kit.Get<ReadWhy>().RunAsync(await Kit.InvoiceAsync(profile, "2026-07")))!;
        var card = Render<WhyCard>(p => p.Add(c => c.Why, why));
        Assert.Equal("Why is it $11.50 more than June 2026?", card.Find("h2").TextContent);
        Assert.Equal(
            """
            Basic: 31 of 31 days instead of 15 of 30 days +$25.00
            100 units included instead of 50 −$22.50
            Usage of June 2026 that came late, or was taken back +$9.00
            In all, before tax +$11.50
            """, string.Join('\n', card.FindAll("tbody tr, tfoot tr").Select(r => $"{r.Children[0].TextContent} {r.Children[1].TextContent.Trim()}")));
        Assert.Null(await Kit.Get<ReadWhy>().RunAsync(await Kit.InvoiceAsync(profile, "2026-06")));

        var told = (await Kit.Get<ReadInvoices>().WhyAsync((await Kit.InvoiceAsync(profile, "2026-07")).Number!))!;
        Assert.Equal((1150L, "2026-06", "days 2500, allowance -2250, late 900"), (told.More, told.BeforeMonth, string.Join(", ", told.Parts.Select(p => FormattableString.Invariant($"{p.Reason} {p.Amount}")))));
        Assert.Equal(card.FindAll("tbody tr").Select(r => r.Children[0].TextContent), told.Parts.Select(p => p.Sentence), StringComparer.Ordinal); // the same words for programs
    }

    [Fact]
    public async Task Customer_IsLedToTheInvoiceDetails_AndStaffAreNot()
    {
        var shown = await ShownAsync(await Kit.BilledAsync(), "2026-06");
        Assert.Equal(("/invoice-details", "Add your address for the next ones"), Render<InvoiceDocument>(p => p.Add(c => c.Shown, shown).Add(c => c.Zone, TimeZoneInfo.Utc)).Find(".party a") is var link ? (link.GetAttribute("href"), link.TextContent) : default);
        Assert.Empty(Render<InvoiceDocument>(p => p.Add(c => c.Shown, shown).Add(c => c.Zone, TimeZoneInfo.Utc).Add(c => c.Staff, value: true)).FindAll(".party a"));
    }

    [Fact]
    public async Task Verify_SaysThatAllIsRight_AndAfterAnEventWasChangedWhatIsNot()
    {
        var profile = await Kit.BilledAsync();
        Services.AddSingleton(Kit.Get<VerifyInvoice>());
        GoLive();
        var shown = await ShownAsync(profile, "2026-06");
        var card = Render<VerifyCard>(p => p.Add(c => c.Shown, shown));
        await card.Find("button").ClickAsync(new());
        Assert.Contains("1 event of usage was counted again", card.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await Kit.BehindAsync("update usage_events set units = 61");
        await card.Find("button").ClickAsync(new());
        Assert.Contains("not right", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunningMonth_IsAnEstimateWithItsTime_AndTellsWhatComesNext()
    {
        var profile = await Kit.BilledAsync();
        var running = (await Kit.Get<ReadUpcoming>().RunAsync(profile, Show))!;
        Assert.Equal("July 2026 ends on 1 Aug 2026, 00:00 UTC: then its draft is here. It becomes final on 1 Aug 2026, 01:00 UTC and comes to you by mail, as a PDF. You need not do anything.", UpcomingWords.Next(running, Show));
        var card = Render<UpcomingCard>(p => p.Add(c => c.Upcoming, running));
        Assert.Equal(("July 2026, if it ended now", "Estimate", "$50.00 so far, before tax"), (card.Find("h2").TextContent, card.Find(".badge").TextContent, card.Find(".hero-figure").TextContent));
        Assert.Contains("Estimated on 1 Jul 2026, 02:00 UTC", card.Markup, StringComparison.Ordinal);
        Assert.Equal(1, (await Kit.Get<ListInvoices>().RunAsync(profile, 1)).Count); // nothing was stored
    }

    [Fact]
    public async Task Invoice_IsFoundOnlyByItsCustomer()
    {
        var profile = await Kit.BilledAsync();
        var id = (await Kit.InvoiceAsync(profile, "2026-06")).PublicId;
        Assert.NotNull(await Kit.Get<ReadInvoice>().RunAsync(id, profile));
        Assert.Null(await Kit.Get<ReadInvoice>().RunAsync(id, profile + 1));
        Assert.Null(await Kit.Get<ReadInvoice>().RunAsync("inv_nobody", profileId: null));
    }

    [Theory]
    [InlineData(InvoiceState.Draft, "This is a draft: it becomes final soon, and takes in what comes in until then. Nothing is due before.")]
    [InlineData(InvoiceState.Parked, "We are looking at this one before it becomes final. Nothing is due until then, and there is nothing for you to do.")]
    [InlineData(InvoiceState.Open, "$47.50 was due on 1 Jul 2026.")]
    [InlineData(InvoiceState.Paid, "Nothing is due any more. There is nothing for you to do.")]
    [InlineData(InvoiceState.Void, "This invoice was taken back as a whole: nothing is due for it. It stays here with its number, so that no number is missing.")]
    [InlineData(InvoiceState.Uncollectible, "We wrote this invoice off: nobody asks for the money any more.")]
    [InlineData(InvoiceState.Moved, "$47.50 is too little to be collected, so its lines stand on your next invoice. Nothing is due here.")]
    [InlineData(InvoiceState.Waived, "$47.50 is too little to be collected, and there is no next invoice to put it on: you need not pay it.")]
    public async Task EachState_SaysWhatItMeans(InvoiceState state, string words)
    {
        var profile = await Kit.BilledAsync();
        var shown = await ShownAsync(profile, "2026-06");
        shown.Row.State = state;
        Assert.Equal(words, InvoiceText.Next(shown, Show, TimeZoneInfo.Utc));
    }

    private Show Show => Services.GetRequiredService<Show>();

    private async Task<ShownInvoice> ShownAsync(long profile, string month) => (await Kit.Get<ReadInvoice>().RunAsync((await Kit.InvoiceAsync(profile, month)).PublicId, profile))!;

    private async Task<IRenderedComponent<InvoiceDocument>> DocumentAsync(long profile, string month)
    {
        var shown = await ShownAsync(profile, month);
        return Render<InvoiceDocument>(p => p.Add(c => c.Shown, shown).Add(c => c.Zone, TimeZoneInfo.Utc));
    }

    private static string Steps(IRenderedComponent<InvoiceDocument> page, int line) =>
        string.Join('\n', page.FindAll(".how dl")[line].QuerySelectorAll("dt").Select(t => $"{t.TextContent}: {string.Join(' ', t.NextElementSibling!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"));
}
