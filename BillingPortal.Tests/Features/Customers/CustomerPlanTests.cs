using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Customers;

/// <summary>With thousands of customers an index answers each question that the list can be asked: it is walked in the order shown, until the page is full.</summary>
[Trait("Part", "data")]
public sealed class CustomerPlanTests
{
    private static readonly string[] Tables = ["billing_profiles", "subscriptions", "cards", "customer_words"];

    private static readonly CustomersQuestion[] Walked =
    [
        .. Enum.GetValues<CustomerSort>().SelectMany(s => new CustomersQuestion[] { new(Sort: s), new(Sort: s, Turned: true), new(Sort: s, Tier: "Gold") }),
        .. Enum.GetValues<AccessState>().SelectMany(s => new CustomersQuestion[] { new(State: s), new(State: s, Sort: CustomerSort.Name) }),
        .. new[] { AccessState.Trial, AccessState.Locked, AccessState.Active }.Select(s => new CustomersQuestion(State: s, Tier: "Gold")),
        new(State: AccessState.Trial, Sort: CustomerSort.TrialEnd), new(Expiring: true), new(Expiring: true, Sort: CustomerSort.Name), new("customer"), new("cust", Sort: CustomerSort.Name),
    ];

    // Few are found, and they are sorted.
    private static readonly CustomersQuestion[] Searched =
    [
        new("c123"), new("c123 customer", Sort: CustomerSort.Name), new("c123", State: AccessState.Active),
    ];

    [Theory, OnBoth]
    public async Task EachQuestion_IsAnsweredByAnIndex(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await ManyCustomers.FillAsync(kit);
        foreach (var asked in Walked) AssertIndexed(asked, await PlanAsync(kit, asked), maySort: false);
        foreach (var asked in Searched) AssertIndexed(asked, await PlanAsync(kit, asked), maySort: true);
    }

    [Theory, OnBoth]
    public async Task Page_IsFullWhereSomebodyIsFound_AndNobodyIsCountedInVain(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await ManyCustomers.FillAsync(kit);
        var browse = kit.Get<BrowseCustomers>();
        foreach (var asked in Walked) Assert.Equal((CustomersQuestion.PageSize, true), await browse.RunAsync(asked) is var found ? (found.Lines.Count, found.HasMore) : default);
        Assert.Equal(BrowseCustomers.MostCounted, (await browse.RunAsync(new())).Count);
        Assert.Equal(2000, (await browse.RunAsync(new(Page: 100))).Count);
        Assert.Equal((300, 20, false), await browse.RunAsync(new(Expiring: true, Page: 15)) is var last ? (last.Count, last.Lines.Count, last.HasMore) : default);
    }

    private static Task<IReadOnlyList<string>> PlanAsync(PortalKit kit, CustomersQuestion asked) => kit.ReadAsync(async db =>
    {
        var find = kit.Get<FindCustomers>();
        var found = asked.Sort == CustomerSort.TrialEnd ? await find.WithTrialAsync(db, asked, default) : FindCustomers.Ordered(await find.AllAsync(db, asked, default), asked.Sort, asked.Turned);
        return await kit.PlanAsync(found.Take(CustomersQuestion.PageSize + 1));
    });

    private static void AssertIndexed(CustomersQuestion asked, IReadOnlyList<string> plan, bool maySort)
    {
        // SQLite: "SCAN b", without an index. PostgreSQL: "Seq Scan on billing_profiles b".
        var scans = plan.Where(line => (line.StartsWith("SCAN ", StringComparison.Ordinal) && !line.Contains(" USING ", StringComparison.Ordinal)) || Tables.Any(t => line.Contains($"Seq Scan on {t}", StringComparison.Ordinal)));
        var sorts = plan.Where(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal) || line.Contains("Sort Key", StringComparison.Ordinal));
        var faults = maySort ? scans : scans.Concat(sorts);
        Assert.True(!faults.Any(), $"{asked}\n{string.Join('\n', plan)}");
    }
}
