using BillingPortal.Core.Entitlements;
using Microsoft.AspNetCore.Http.Extensions;

namespace BillingPortal.Features.Customers.Admin;

/// <summary>What is asked of the list, as it stands in the page's address. What nobody could have chosen asks for nothing.</summary>
internal static class CustomersAddress
{
    public const string Page = "/admin/customers";
    private const string Expiring = "expiring";

    public static readonly IReadOnlyList<(string Name, string Words, CustomerSort Sort, bool Turned)> Sorts =
    [
        ("since", "Newest first", CustomerSort.Since, false), ("-since", "Oldest first", CustomerSort.Since, true),
        ("name", "Name, A to Z", CustomerSort.Name, false), ("-name", "Name, Z to A", CustomerSort.Name, true),
        ("trial", "Trial ends first", CustomerSort.TrialEnd, false), ("-trial", "Trial ends last", CustomerSort.TrialEnd, true),
    ];

    public static CustomersQuestion Read(string? search, string? state, string? tier, string? card, string? sort, int? page)
    {
        var order = Sorts.FirstOrDefault(s => s.Name == sort, Sorts[0]);
        return new(search, Enum.TryParse<AccessState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, tier, card == Expiring, order.Sort, order.Turned, Math.Clamp(page ?? 1, 1, 1_000_000));
    }

    /// <summary>All but the page.</summary>
    public static IEnumerable<(string Name, string Value)> Query(CustomersQuestion asked) =>
        new[] { ("q", asked.Search), ("state", asked.State?.ToString().ToLowerInvariant()), ("tier", asked.Tier), ("card", asked.Expiring ? Expiring : null), ("sort", SortOf(asked)) }
            .Where(q => !string.IsNullOrWhiteSpace(q.Item2)).Select(q => (q.Item1, q.Item2!));

    public static string To(CustomersQuestion asked) => Page + new QueryBuilder(Query(asked).Select(q => KeyValuePair.Create(q.Name, q.Value))).ToQueryString();

    /// <summary>Null for the order that is there without asking.</summary>
    public static string? SortOf(CustomersQuestion asked) => Sorts.First(s => (s.Sort, s.Turned) == (asked.Sort, asked.Turned)).Name is var name && name == Sorts[0].Name ? null : name;
}
