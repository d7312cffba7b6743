using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

[Trait("Part", "web")]
public sealed class CustomersApiTests
{
    private static readonly object Ann = new { reference = "account-42", email = "ann@example.com", name = "Ann", locale = "en-gb", timeZone = "Europe/London", plan = "pro" };

    [Theory, OnBoth]
    public async Task NewCustomer_IsMadeAndFoundByIdAndReference(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        var (status, made) = await http.PostAsync(Ann);
        var id = Text(made, "id");
        Assert.Equal(201, status);
        Assert.Matches("^cust_[a-z2-7]{20}$", id);
        Assert.Equal(("en-GB", "Europe/London", "pro", "none"), (Text(made, "locale"), Text(made, "timeZone"), Text(made, "plan"), Text(made, "invitation")));
        Assert.Equal(id, Text((await http.GetAsync("/" + id)).Body, "id"));
        Assert.Equal(id, Text((await http.GetAsync("/account-42")).Body, "id"));
        var (missing, problem) = await http.GetAsync("/account-43");
        Assert.Equal((404, "not_found"), (missing, Text(problem, "code")));
    }

    [Theory, OnBoth]
    public async Task SameReferenceAgain_AnswersTheSameCustomer(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        var id = Text((await http.PostAsync(Ann)).Body, "id");
        var (status, again) = await http.PostAsync(Ann);
        Assert.Equal((200, id), (status, Text(again, "id")));
        var (differs, problem) = await http.PostAsync(new { reference = "account-42", email = "other@example.com" });
        Assert.Equal((409, "reference_taken"), (differs, Text(problem, "code")));
        Assert.Equal(1, await http.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task ManyAtOnceWithOneReference_MakeOneCustomer(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.PostAsync(Ann)));
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers, a => Assert.Contains(a.Status, new[] { 200, 201 }));
        Assert.Single(answers.Select(a => Text(a.Body, "id")).Distinct(StringComparer.Ordinal));
    }

    [Theory, OnBoth]
    public async Task WrongFields_AreAllNamedAtOnce(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        var (status, problem) = await http.PostAsync(new { reference = "a/b", email = "nobody", locale = "xx-YY-zz", timeZone = "Mars/Olympus", plan = "p q", colour = "red", name = 7, invite = "yes" });
        Assert.Equal((400, "fields_invalid"), (status, Text(problem, "code")));
        Assert.Equal("colour email invite locale name plan reference timeZone",
            string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(0, await http.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    [Theory]
    [InlineData("{\"reference\":\"cust_abc\"}", "reference")]
    [InlineData("{\"invite\":true}", "email")]
    [InlineData("{\"email\":\"Ann <ann@example.com>\"}", "email")]
    [InlineData("{\"timeZone\":\"W. Europe Standard Time\"}", "timeZone")]
    [InlineData("{\"name\":\"a\\nb\"}", "name")]
    public async Task FieldThatWouldMislead_IsRefused(string json, string field)
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite);
        var (status, problem) = await http.PostAsync(JsonSerializer.Deserialize<JsonElement>(json));
        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory, OnBoth]
    public async Task Patch_ChangesWhatIsGivenAndEmptiesWhatIsNull(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        await http.PostAsync(Ann);
        var (status, changed) = await http.PatchAsync("account-42", """{"name":null,"plan":"basic"}""");
        Assert.Equal((200, "basic", "ann@example.com", 2), (status, Text(changed, "plan"), Text(changed, "email"), changed.GetProperty("version").GetInt32()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("name").ValueKind);
        var (wrong, problem) = await http.PatchAsync("account-42", """{"invite":true,"size":1}""");
        Assert.Equal((400, 2), (wrong, problem.GetProperty("errors").EnumerateObject().Count()));
    }

    [Theory, OnBoth]
    public async Task PatchOfAnOldVersion_IsToldSo(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        await http.PostAsync(Ann);
        Assert.Equal(200, (await http.PatchAsync("account-42", """{"name":"Anna"}""", "\"1\"")).Status);
        var (status, problem) = await http.PatchAsync("account-42", """{"name":"Anne"}""", "\"1\"");
        Assert.Equal((412, "version_changed"), (status, Text(problem, "code")));
    }

    [Theory, OnBoth]
    public async Task PatchToATakenReference_IsRefused(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        await http.PostAsync(Ann);
        await http.PostAsync(new { reference = "account-43" });
        var (status, problem) = await http.PatchAsync("account-43", """{"reference":"account-42"}""");
        Assert.Equal((409, "reference_taken"), (status, Text(problem, "code")));
    }

    [Theory, OnBoth]
    public async Task List_IsWalkedWithoutGapOrDouble(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        for (var i = 0; i < 5; i++) await http.PostAsync(new { reference = "r" + i });
        var seen = new List<string>();
        string? cursor = "";
        for (var page = 0; cursor is not null; page++)
        {
            var (_, body) = await http.GetAsync($"?limit=2&cursor={cursor}");
            seen.AddRange(body.GetProperty("data").EnumerateArray().Select(c => Text(c, "reference")));
            cursor = body.GetProperty("nextCursor").GetString();
            if (page == 0) await http.PostAsync(new { reference = "late" });
        }
        Assert.Equal(["r0", "r1", "r2", "r3", "r4", "late"], seen);
    }

    [Theory, OnBoth]
    public async Task List_FindsByMailNameAndReference(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        await http.PostAsync(Ann);
        await http.PostAsync(new { reference = "other", email = "bo@example.com" });
        foreach (var (words, count) in new[] { ("ANN@", 1), ("nn", 1), ("account", 1), ("bo@", 1), ("%25", 0), ("zzz", 0) })
            Assert.Equal(count, (await http.GetAsync("?q=" + words)).Body.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=many")]
    [InlineData("?cursor=nowhere")]
    public async Task ListOfAnImpossiblePage_IsRefused(string query)
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite);
        var (status, problem) = await http.GetAsync(query);
        Assert.Equal((400, "query_invalid"), (status, Text(problem, "code")));
    }

    [Theory, OnBoth]
    public async Task Deeds_StandInTheTrailWithTheKeyAndNothingPersonal(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        await http.PostAsync(new { reference = "account-42", email = "ann@example.com", name = "Ann Alder", invite = true });
        await http.PatchAsync("account-42", """{"name":"Anna Alder"}""");
        var entries = await http.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Action.StartsWith("customer.")).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal("customer.created customer.invited customer.changed", string.Join(' ', entries.Select(e => e.Action)));
        Assert.All(entries, e => Assert.StartsWith("api-key:", e.Actor, StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => $"{e.Subject}{e.Before}{e.After}".Contains("alder", StringComparison.OrdinalIgnoreCase) || $"{e.Before}{e.After}".Contains("example.com", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task NewCustomerWithInvite_GetsOneMail(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider);
        object invited = new { reference = "account-42", email = "ann@example.com", invite = true };
        Assert.Equal("open", Text((await http.PostAsync(invited)).Body, "invitation"));
        await http.PostAsync(invited);
        Assert.Equal("ann@example.com", await http.ReadAsync(db => db.Set<MailRow>().Where(m => m.Kind == "invitation").Select(m => m.Recipient).SingleAsync()));
    }

    [Fact]
    public async Task KeyWithoutTheScope_IsRefused()
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite, "usage");
        Assert.Equal((403, 403, 403), ((await http.PostAsync(Ann)).Status, (await http.GetAsync("")).Status, (await http.PatchAsync("x", "{}")).Status));
    }

    private static string Text(JsonElement body, string field) => body.GetProperty(field).GetString()!;
}
