using System.Globalization;
using System.Net.Http.Json;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Admin;
using BillingPortal.Features.Operations;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System;

/// <summary>
/// P1: what a page of the staff's lists costs the server with many customers, against the same with few. Each side is a portal with a database of its own,
/// filled by the database itself; a round asks one question after the other, and the portal takes the time of its use case.
/// </summary>
internal static class Lists
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Pairs = 5;
    private const int Rounds = 60;

    // As people ask: the first page most, then a search, the filters, the orders.
    private static readonly (string Name, CustomersQuestion Asked)[] Questions =
    [
        ("first page", new()), ("tenth page", new(Page: 10)), ("by name", new(Sort: CustomerSort.Name)), ("by trial end", new(Sort: CustomerSort.TrialEnd)),
        ("search for an address", new(Search: "c77@")), ("search for two words that many have", new(Search: "customer 7")),
        ("in trial", new(State: AccessState.Trial)), ("in trial, by its end", new(State: AccessState.Trial, Sort: CustomerSort.TrialEnd)), ("locked", new(State: AccessState.Locked)), ("active", new(State: AccessState.Active)),
        ("of a tier", new(Tier: "Gold")), ("card expires", new(Expiring: true)),
    ];

    private static readonly (string Name, AuditQuestion Asked)[] AuditQuestions = [("first page", new()), ("fifth page", new(Page: 5))];

    private static readonly (string Name, InvoicesQuestion Asked)[] InvoiceQuestions =
    [
        ("first page", new()), ("a later page", new(Beside: new(null, 500))), ("open", new(State: InvoiceState.Open)), ("paid", new(State: InvoiceState.Paid)), ("parked", new(State: InvoiceState.Parked)),
        ("of a month", new(Month: new CalendarMonth(2026, 5))), ("parked of a month", new(State: InvoiceState.Parked, Month: new CalendarMonth(2026, 5))),
        ("of a customer", new(Customer: "cust_77")), ("by number", new(Search: "INV-2026-000077")), ("search for an address", new(Search: "c77@")),
    ];

    public static Task<Ratios> InvoicesAsync() => RunAsync("/bench/invoices");

    public static Task<Ratios> CustomersAsync() => RunAsync("/bench/customers");

    public static Task<Ratios> AuditAsync() => RunAsync("/bench/audit");

    public static void MapLists(this WebApplication app)
    {
        app.MapPost("/bench/fill/{count:int}", (int count, IDbContextFactory<PortalDb> database) => FillAsync(database, count)).DisableAntiforgery();
        app.MapGet("/bench/customers", (BrowseCustomers browse) => TimeAsync(Questions.Select(q => (q.Name, (Func<Task>)(() => browse.RunAsync(q.Asked))))));
        app.MapGet("/bench/invoices", (BrowseInvoices browse) => TimeAsync(InvoiceQuestions.Select(q => (q.Name, (Func<Task>)(() => browse.RunAsync(q.Asked))))));
        app.MapGet("/bench/audit", (ReadAudit read) => TimeAsync(AuditQuestions.Select(q => (q.Name, (Func<Task>)(() => read.RunAsync(q.Asked))))));
    }

    private static async Task<Ratios> RunAsync(string path)
    {
        var (one, other) = (Directory.CreateTempSubdirectory("portal-bench-").FullName, Directory.CreateTempSubdirectory("portal-bench-").FullName);
        try
        {
            await using var few = await StartAsync(one, Few);
            await using var many = await StartAsync(other, Many);
            await RoundAsync(few, path);
            await RoundAsync(many, path);
            return await Ratios.TakeAsync("ms", Pairs, () => RoundAsync(few, path), () => RoundAsync(many, path), async () => await EachAsync(few, many, path));
        }
        finally
        {
            Directory.Delete(one, recursive: true);
            Directory.Delete(other, recursive: true);
        }
    }

    private static async Task<Side> StartAsync(string folder, int count)
    {
        var side = await Side.StartAsync("serve-portal", $"--Portal:DataFolder={folder}");
        side.Client.Timeout = TimeSpan.FromMinutes(5);
        using var filled = await side.Client.PostAsync($"/bench/fill/{count}", null);
        filled.EnsureSuccessStatusCode();
        return side;
    }

    // The mean of all questions.
    private static async Task<double> RoundAsync(Side side, string path) => (await side.Client.GetFromJsonAsync<Dictionary<string, double>>(path))!.Values.Average();

    private static async Task<IReadOnlyList<string>> EachAsync(Side few, Side many, string path)
    {
        var (small, large) = ((await few.Client.GetFromJsonAsync<Dictionary<string, double>>(path))!, (await many.Client.GetFromJsonAsync<Dictionary<string, double>>(path))!);
        return ["", "One round, by question (median):", "", "| question | 1,000 | 100,000 |", "|---|---|---|",
            .. small.Select(q => string.Create(CultureInfo.InvariantCulture, $"| {q.Key} | {q.Value:0.00} ms | {large[q.Key]:0.00} ms |"))];
    }

    // The median of many times, in milliseconds: what else the machine does falls on a few of them.
    private static async Task<Dictionary<string, double>> TimeAsync(IEnumerable<(string Name, Func<Task> Ask)> questions)
    {
        var times = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, ask) in questions)
        {
            var taken = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                var begun = TimeProvider.System.GetTimestamp();
                await ask();
                taken.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
            }
            times[name] = taken.Order().ElementAt(Rounds / 2);
        }
        return times;
    }

    // Of a hundred five have no plan, twenty are in their trial, ten are locked, the others pay; four cards are near their end. Three audit entries each, sealed, so that nothing is left to do beside; an invoice each, of twelve months, one of two hundred parked, half of the others paid.
    private static async Task FillAsync(IDbContextFactory<PortalDb> database, int count)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})");
        var name = string.Create(CultureInfo.InvariantCulture, $"(i * 7919 % {count})"); // names do not come in the order of time
        static string At(string minutes) => $"strftime('%Y-%m-%d %H:%M:%S', 'now', ({minutes}) || ' minutes')";
        static string parked(string so, string otherwise) => $"case when i % 200 = 0 then {so} else {otherwise} end";
        var (month, state) = ("printf('2026-%02d-01', 1 + i % 12)", parked("'Parked'", "case when i % 2 = 0 then 'Paid' else 'Open' end"));
        string[] statements =
        [
            $"{numbers} insert into billing_profiles (id, public_id, email, name, locale, time_zone, created_at, sort_key, version) select i, 'cust_' || i, 'c' || i || '@example.com', 'Customer ' || {name}, 'en-US', 'UTC', {At($"i - {count} - 40000")}, 'customer ' || {name}, 1 from n",
            $"{numbers} insert into customer_words (profile_id, word) select i, 'c' || i || '@example.com' from n",
            $"{numbers} insert into customer_words (profile_id, word) select i, 'customer' from n",
            $"{numbers} insert into customer_words (profile_id, word) select i, '' || {name} from n",
            $"{numbers} insert into subscriptions (profile_id, tier_version_id, started_at, trial_ends_at, version) select i, 1 + i % 4, {At("i - 40000")}, case when i % 100 < 25 then {At("60 + i % 20000")} else {At("-60 - i % 40000")} end, 1 from n where i % 100 >= 5",
            $"{numbers} insert into cards (profile_id, method_id, kind, brand, last4, expiry_year, expiry_month, set_up_at) select i, 'pm_' || i, 'card', 'visa', '4242', case when i % 100 > 95 then 2020 else 2099 end, 6, {At("-90000")} from n where i % 100 >= 35",
            .. Enumerable.Range(0, 3).Select(_ => $"{numbers} insert into audit_entries (at, actor, action, subject) select {At("i - 200000")}, 'system', 'customer.created', 'customer:cust_' || i from n"),
            $"{numbers} insert into invoices (public_id, profile_id, kind, month, state, released, currency, subtotal_minor, tax_minor, total_minor, settled_minor, drafted_at, final_at, due_on, series, year, sequence, number, seller, buyer, facts, watermark, version) "
                + $"select 'inv_' || i, i, 'Month', {month}, {state}, 0, 'USD', 5000, 0, 5000, {parked("0", "case when i % 2 = 0 then 5000 else 0 end")}, {At("i - 200000")}, {parked("null", At("i - 200000"))}, {parked("null", "'2026-06-01'")}, {parked("null", "'INV'")}, {parked("null", "2026")}, {parked("null", "i")}, {parked("null", "printf('INV-2026-%06d', i)")}, {parked("null", "'[]'")}, {parked("null", "'[]'")}, '[]', 0, 1 from n",
            "insert into audit_seals (sequence, entry_id, hash) select id, id, zeroblob(32) from audit_entries where id not in (select entry_id from audit_seals)",
        ];
        await database.WriteAsync(async db =>
        {
            foreach (var sql in statements) await db.Database.ExecuteSqlRawAsync(sql);
        });
    }
}
