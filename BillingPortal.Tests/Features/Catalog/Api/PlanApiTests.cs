using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Tests.Core.Rating;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog.Api;

[Trait("Part", "web")]
public sealed class PlanApiTests
{
    // What is asked, as JSON without quotes; the fields that the refusal names.
    private static readonly (string Asked, string Fields)[] WrongBodies =
    [
        ("{}", "month tier used"),
        ("{tier:Diamond,month:2027-13,used:-1,colour:red}", "colour month tier used"),
        ("{tier:7,month:202706,used:1.5}", "month tier used"),
        ("{tier:Basic,month:2027-06,used:'12'}", "used"),
        ("{tier:Basic,month:2027-06,used:99999999999999999999}", "used"),
        ("{tier:Basic,month:2027-06,used:1,billingStart:2027-05-31,cancelOn:2027-07-01,change:{to:Gold,on:2027-06-31}}", "billingStart cancelOn change.on"),
        ("{tier:Basic,month:2027-06,used:1,billingStart:2027-06-10,cancelOn:2027-06-09,change:{to:Nothing,on:2027-06-09}}", "cancelOn change.on change.to"),
        ("{tier:Basic,month:2027-06,used:1,billingStart:20270610,countStartDay:1,capFirstMonth:'yes',change:[]}", "billingStart capFirstMonth change countStartDay"),
        ("{tier:Basic,month:2027-06,used:1,change:{}}", "change.on change.to"),
        ("{tier:{},month:2027-06,used:1,change:{to:{name:' ',baseMinor:-1,included:0.5,unitPrice:2.25,currency:EUR},on:2027-06-11,why:1}}",
            "change.to.baseMinor change.to.currency change.to.included change.to.name change.to.unitPrice change.why tier.baseMinor tier.included tier.name tier.unitPrice"),
        ("{tier:{name:A,baseMinor:1,included:0,unitPrice:'0.0000000000001'},month:2027-06,used:1}", "tier.unitPrice"),
        ("{tier:{name:A,baseMinor:1,included:0,unitPrice:'1000000'},month:2027-06,used:9000000000000000000}", "used"),
    ];

    [Fact]
    public async Task WorkedMonths_ComeOutExactly_WithASentenceALine_AndSoDoThoseOfTheGuide()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Api:RequestsPerMinute=1000");
        await GiveKeyAsync(portal, Scopes.Estimates);
        foreach (var worked in RatingCase.All)
        {
            var (status, answer) = await PostAsync(portal, worked.Name);
            var estimate = answer.AsObject();
            Assert.Equal((worked.Name, 200, "USD", estimate["lines"]!.AsArray().Count), (worked.Name, status, (string?)estimate["currency"], estimate["sentences"]!.AsArray().Count));
            foreach (var more in (string[])["currency", "sentences", "notes"]) estimate.Remove(more);
            Assert.Equal((worked.Name, worked.Out), (worked.Name, estimate.ToJsonString()));
        }

        var guide = await File.ReadAllTextAsync(Repository.At("docs/api.md"));
        var asked = guide[guide.IndexOf("-d '{\"tier", StringComparison.Ordinal)..];
        Assert.Equal(After(guide, "-d '{\"tier"), (await PostAsync(portal, asked[4..asked.IndexOf('}', StringComparison.Ordinal)] + "}")).Answer.ToJsonString());
        Assert.StartsWith(After(guide, "v1/plans\n")[..^2], await portal.Client.GetStringAsync("/api/v1/plans"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EstimateSaysHowItCameAbout_NamesEveryWrongField_AndAsksForItsScope()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Billing:CapFirstMonth=true");
        await GiveKeyAsync(portal, Scopes.Estimates);
        await ChangeBasicAsync(portal);
        var (_, answer) = await PostAsync(portal, Json("{tier:' basic ',month:2027-06,used:120,billingStart:2027-06-29}"));
        Assert.Equal("Basic: $60.00 × 30 of 30 days = $60.00. | 20 units above 100 × $2.25 = $45.00. | Billed as if billing had started before the month, because that costs less.",
            string.Join(" | ", answer["sentences"]!.AsArray().Concat(answer["notes"]!.AsArray()).Select(s => (string)s!)));
        Assert.Equal(2900, (long?)(await PostAsync(portal, Json("{tier:Mid,month:2027-06,used:9999,capFirstMonth:null}"))).Answer["total"]); // of a preset, and nothing above
        foreach (var (asked, fields) in WrongBodies)
        {
            var (status, problem) = await PostAsync(portal, Json(asked));
            Assert.Equal((asked, 400, "fields_invalid", fields), (asked, status, (string?)problem["code"], string.Join(' ', problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal))));
        }

        foreach (var broken in (string[])["", "[]", "{", "null", """{"tier":"Basic","tier":"Gold","month":"2027-06","used":1}""", """{"tier":{"name":"A","name":"B"},"month":"2027-06","used":1}"""])
            Assert.Equal((broken, 400, "body_invalid"), (broken, (await PostAsync(portal, broken)).Status, (string?)(await PostAsync(portal, broken)).Answer["code"]));
        await GiveKeyAsync(portal, Scopes.Usage);
        Assert.Equal(403, (await PostAsync(portal, Json("{tier:Basic,month:2027-06,used:1}"))).Status);
    }

    [Fact]
    public async Task Plans_AreWhatIsPublished_InOrder_WithExactPrices()
    {
        await using var portal = await RunningPortal.StartAsync();
        await ChangeBasicAsync(portal);
        Assert.Equal(401, (int)(await portal.Client.GetAsync(new Uri("/api/v1/plans", UriKind.Relative))).StatusCode);
        await GiveKeyAsync(portal, Scopes.Usage);
        var plans = JsonNode.Parse(await portal.Client.GetStringAsync("/api/v1/plans"))!["data"]!.AsArray();
        Assert.Equal(["Basic 2", "Premium 1", "Silver 1", "Gold 1", "Yearly 1"], plans.Select(p => $"{p!["name"]} {p["version"]}"), StringComparer.Ordinal);
        Assert.Equal("""{"name":"Basic","version":2,"isDefault":true,"currency":"USD","base":"60.00","yearly":null,"from":0,"included":100,"unitPrice":"2.25","hardLimit":false,"trialDays":7,"needsCard":true,"cardFirst":false,"invoicedBy":"portal","features":{"storage_gb":100}}""", plans[0]!.ToJsonString());
        Assert.Equal("""{"name":"Yearly","version":1,"isDefault":false,"currency":"USD","base":"10.00","yearly":"100.00","from":0,"included":10,"unitPrice":null,"hardLimit":true,"trialDays":0,"needsCard":false,"cardFirst":false,"invoicedBy":"stripe","features":{}}""", plans[4]!.ToJsonString());
    }

    // The answer that the guide shows after these words.
    private static string After(string guide, string words)
    {
        var shown = guide[guide.IndexOf(words, StringComparison.Ordinal)..].Split("```json")[1];
        return JsonNode.Parse(shown[..shown.IndexOf("```", StringComparison.Ordinal)])!.ToJsonString();
    }

    // A dearer Basic, and a tier with everything the presets have not.
    private static Task ChangeBasicAsync(RunningPortal portal) => portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
    {
        var second = CatalogKit.Version(2, v => (v.Base, v.Included, v.UnitPrice, v.TrialDays, v.Features) = (6000, 100, "2.25", 7, """{"storage_gb":100}"""));
        second.TierId = await db.Set<TierRow>().Where(t => t.Name == "Basic").Select(t => t.Id).SingleAsync();
        db.Add(second);
        await CatalogKit.AddTierAsync(db, "Gone", adjust: t => (t.ArchivedAt, t.Position) = (new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1));
        await CatalogKit.AddTierAsync(db, "Yearly", v => (v.Yearly, v.UnitPrice, v.HardLimit, v.NeedsCard, v.InvoicedBy) = (10_000, "1", true, false, Invoicer.Stripe));
    });

    private static async Task GiveKeyAsync(RunningPortal portal, string scope)
    {
        var key = await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(db => portal.Get<ApiKeys>().MakeAsync(db, "tests", [scope], null));
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
    }

    private static async Task<(int Status, JsonNode Answer)> PostAsync(RunningPortal portal, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await portal.Client.PostAsync(new Uri("/api/v1/estimates", UriKind.Relative), content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    // Quotes what is no number, no sign and no word of JSON; what stands in single quotes is text whatever it is.
    private static string Json(string brief) => System.Text.RegularExpressions.Regex.Replace(brief, @"'(?<text>[^']*)'|(?<word>[A-Za-z][\w-]*|\d{4}-\d\d(-\d\d)?)", m =>
        m.Value is "true" or "false" or "null" ? m.Value : $"\"{(m.Groups["text"].Success ? m.Groups["text"].Value : m.Value)}\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
