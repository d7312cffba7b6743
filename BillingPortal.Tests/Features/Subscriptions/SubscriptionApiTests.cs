using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Customers;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>A backend with a customer's plan: every call can be sent again, and each can be looked at before.</summary>
[Trait("Part", "web")]
public sealed class SubscriptionApiTests
{
    [Theory, OnBoth]
    public async Task Plan_IsBegunChangedAndCancelled_OnceEach_AndShownBefore(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider, Scopes.Customers, Scopes.Subscriptions);
        foreach (var name in new[] { "shop-1", "shop-2", "shop-3" }) await http.PostAsync(new { reference = name, email = name + "@example.com" });
        Assert.Equal((404, "not_found"), Code(await http.GetAsync("/nobody/subscription")));
        Assert.Equal((404, "no_plan"), Code(await http.GetAsync("/shop-1/subscription")));
        Assert.Equal((404, "no_plan"), Code(await SendAsync(http, "shop-1", "/change", new { tier = "Gold" })));
        var (status, wrong) = await SendAsync(http, "shop-1", "", new { tier = 7, trialDays = 731, colour = "red" });
        Assert.Equal((400, "colour tier trialDays"), (status, string.Join(' ', wrong.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal))));
        Assert.Equal((400, "tier_unknown"), Code(await SendAsync(http, "shop-1", "", new { tier = "Platinum" })));

        await ShowBeginningAsync(http);

        // Begun once, whoever asks how often.
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(http, "shop-1", "", new { tier = "basic", trialDays = 30 })));
        Assert.Single(begun, b => b.Status == 201);
        Assert.All(begun, b => Assert.Equal(("Basic", "trial", true), (Text(b.Body, "tier"), Text(b.Body, "state"), b.Body.GetProperty("allowed").GetBoolean())));
        Assert.Equal(TimeSpan.FromDays(30), At(begun[0].Body, "trialEndsAt") - At(begun[0].Body, "startedAt"));
        foreach (var other in new object[] { new { tier = "Gold" }, new { tier = "Basic", trialDays = 31 } }) Assert.Equal((409, "plan_exists"), Code(await SendAsync(http, "shop-1", "", other)));
        Assert.Equal(200, (await SendAsync(http, "shop-1", "", new { tier = "Basic" })).Status);

        await ChangeAndCancelAsync(http, At(begun[0].Body, "trialEndsAt"));
        await LeaveAndComeBackAsync(http);
        await http.Database.WriteAsync(db => db.Set<BillingProfileRow>().Where(p => p.Reference == "shop-3").ExecuteUpdateAsync(set => set.SetProperty(p => p.ErasedAt, DateTime.UnixEpoch)));
        Assert.Equal((409, "customer_erased"), Code(await SendAsync(http, "shop-3", "", new { tier = "Gold" })));
        Assert.Equal("subscription.began subscription.changed subscription.cancelled subscription.stayed subscription.began subscription.cancelled subscription.back subscription.planned subscription.kept",
            string.Join(' ', await http.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Action.StartsWith("subscription.") && e.Actor.StartsWith("api-key:")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync())));
        Assert.Equal(3, await http.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync()));
    }

    [Fact]
    public async Task KeyWithoutTheScope_IsRefused()
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite);
        Assert.Equal((403, "scope_missing"), Code(await http.GetAsync("/shop-1/subscription")));
    }

    // The first month that would be billed, and nothing has begun.
    private static async Task ShowBeginningAsync(CustomersOverHttp http)
    {
        var (status, shown) = await SendAsync(http, "shop-1", "?preview=true", new { tier = "Basic", trialDays = 0 });
        var month = shown.GetProperty("months")[0];
        Assert.Equal((200, "begin", "Basic", 0L), (status, Text(shown, "step"), Text(shown, "tier"), month.GetProperty("without").GetProperty("total").GetInt64()));
        Assert.Equal(Line(month, "with").GetProperty("amount").GetInt64(), month.GetProperty("with").GetProperty("total").GetInt64());
        Assert.Equal((404, "no_plan"), Code(await http.GetAsync("/shop-1/subscription")));
    }

    private static async Task ChangeAndCancelAsync(CustomersOverHttp http, DateTime trialEnds)
    {
        // Seen before, and not done by that.
        var (_, shown) = await SendAsync(http, "shop-1", "/change?preview=true", new { tier = "Premium" });
        var month = shown.GetProperty("months")[0];
        Assert.Equal(("change_today", "Basic", "Premium"), (Text(shown, "step"), Text(Line(month, "without"), "tier"), Text(Line(month, "with"), "tier")));
        Assert.Equal(Line(month, "with").GetProperty("amount").GetInt64(), month.GetProperty("with").GetProperty("total").GetInt64());
        Assert.Equal("Basic", Text((await http.GetAsync("/shop-1/subscription")).Body, "tier"));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal("Premium", Text((await SendAsync(http, "shop-1", "/change", new { tier = "Premium" })).Body, "tier"));
        Assert.Equal("none", Text((await SendAsync(http, "shop-1", "/change?preview=true", new { tier = "Premium" })).Body, "step"));
        Assert.Equal((400, "fields_invalid"), Code(await SendAsync(http, "shop-1", "/cancel", new { when = "soon" })));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(trialEnds, At((await SendAsync(http, "shop-1", "/cancel", new { when = "month_end" })).Body, "accessEndsAt"));
        Assert.Equal((409, "plan_cancelled"), Code(await SendAsync(http, "shop-1", "/cancel", new { when = "now" })));
        Assert.Equal((409, "plan_cancelled"), Code(await SendAsync(http, "shop-1", "/change", new { tier = "Gold" })));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(JsonValueKind.Null, (await SendAsync(http, "shop-1", "/keep", null)).Body.GetProperty("accessEndsAt").ValueKind);
    }

    private static async Task LeaveAndComeBackAsync(CustomersOverHttp http)
    {
        // Without a trial: locked until there is a card; cancelled at once; back only with a card.
        Assert.Equal("locked", Text((await SendAsync(http, "shop-2", "", new { tier = "Gold", trialDays = 0 })).Body, "state"));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal("cancelled", Text((await SendAsync(http, "shop-2", "/cancel", new { when = "now" })).Body, "state"));
        Assert.Equal((409, "card_needed"), Code(await SendAsync(http, "shop-2", "/change", new { tier = "Gold" })));
        Assert.Equal((409, "plan_exists"), Code(await SendAsync(http, "shop-2", "", new { tier = "Gold", trialDays = 0 })));
        await HasCardAsync(http, "shop-2");
        Assert.Equal("come_back", Text((await SendAsync(http, "shop-2", "/change?preview=true", new { tier = "Gold" })).Body, "step"));
        var back = (await SendAsync(http, "shop-2", "/change", new { tier = "Gold" })).Body;
        Assert.Equal(("active", JsonValueKind.Null), (Text(back, "state"), back.GetProperty("trialEndsAt").ValueKind));
        var planned = (await SendAsync(http, "shop-2", "/change", new { tier = "Basic" })).Body; // the day began with Gold
        Assert.Equal(("Gold", "Basic"), (Text(planned, "tier"), Text(planned.GetProperty("planned"), "tier")));
        Assert.Equal(JsonValueKind.Null, (await SendAsync(http, "shop-2", "/keep", null)).Body.GetProperty("planned").ValueKind);
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(CustomersOverHttp http, string customer, string what, object? body)
    {
        using var answer = await http.Portal.Client.PostAsync(new Uri($"/api/v1/customers/{customer}/subscription{what}", UriKind.Relative), body is null ? null : JsonContent.Create(body));
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Task HasCardAsync(CustomersOverHttp http, string customer) => http.Database.WriteAsync(async db =>
    {
        var profile = await db.Set<BillingProfileRow>().Where(p => p.Reference == customer).Select(p => p.Id).SingleAsync();
        db.Add(new CardRow { ProfileId = profile, MethodId = "pm_" + customer, Kind = "card", SetUpAt = http.Portal.Get<BillingClock>().UtcNow });
    });

    private static (int, string) Code((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "code"));

    private static JsonElement Line(JsonElement month, string which) => month.GetProperty(which).GetProperty("lines")[0];

    private static string Text(JsonElement body, string field) => body.GetProperty(field).GetString()!;

    private static DateTime At(JsonElement body, string field) => body.GetProperty(field).GetDateTime();
}
