namespace BillingPortal.Features.Samples;

/// <summary>Who there is to be, when they are looked at, and who is there already.</summary>
internal sealed class CrowdPlan
{
    private readonly ILookup<int, CrowdMember> starts;
    private readonly ILookup<int, CrowdMember> changes;
    private readonly ILookup<int, CrowdMember> leaves;
    private readonly ILookup<int, CrowdMember> bills;

    /// <param name="known">The profiles of those who signed up before the work broke off, by reference.</param>
    public CrowdPlan(CrowdWork work, IReadOnlyList<DateTime> visits, IReadOnlyDictionary<string, long> known)
    {
        (Work, Visits, Known) = (work, visits, known);
        Members = [.. Enumerable.Range(work.First, work.Customers).Select(n => CrowdMember.Of(n, visits.Count, Tiers.Count))];
        starts = Members.ToLookup(m => m.Starts);
        changes = Members.Where(m => m.Changes is not null).ToLookup(m => m.Changes!.Value);
        leaves = Members.Where(m => m.Leaves is not null).ToLookup(m => m.Leaves!.Value);
        bills = Members.Where(m => m.Billed is not null).ToLookup(m => m.Billed!.Value);
        There = Members.Where(m => m.HasCard && m.Starts < work.Visit && (m.Leaves ?? work.Visit) >= work.Visit)
            .ToDictionary(m => m.Number, m => new SampleStanding(m, known[m.Reference], m.Changes < work.Visit ? NextTo(Tiers[m.Tier]) : Tiers[m.Tier]));
    }

    public CrowdWork Work { get; }

    public IReadOnlyList<CrowdMember> Members { get; }

    public IReadOnlyList<DateTime> Visits { get; }

    public IReadOnlyDictionary<string, long> Known { get; }

    public IReadOnlyList<SampleTier> Tiers => Work.Tiers;

    /// <summary>By number, those who are there and use something.</summary>
    public Dictionary<int, SampleStanding> There { get; }

    /// <summary>The one above; after the last comes the first.</summary>
    public SampleTier NextTo(SampleTier tier) => Tiers.SkipWhile(t => t != tier).Skip(1).FirstOrDefault() ?? Tiers[0];

    public IEnumerable<CrowdMember> StartingAt(int visit) => starts[visit];

    public IEnumerable<CrowdMember> ChangingAt(int visit) => changes[visit];

    public IEnumerable<CrowdMember> LeavingAt(int visit) => leaves[visit];

    /// <summary>Those with whose bills somebody in the office does something then.</summary>
    public IEnumerable<CrowdMember> BilledAt(int visit) => bills[visit];

    /// <summary>How far it is at an instant.</summary>
    public CrowdProgress At(DateTime instant)
    {
        var (there, lived, all) = (0, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var start in Members.Select(m => Visits[m.Starts]))
        {
            all += Work.Until - start;
            if (start > instant) continue;
            there++;
            lived += (instant < Work.Until ? instant : Work.Until) - start;
        }
        return new(instant, there, Members.Count, lived, all);
    }
}

/// <param name="Included">Units a month.</param>
internal sealed record SampleTier(string Name, long Included);

internal sealed record SampleStanding(CrowdMember Member, long ProfileId, SampleTier Tier);

/// <param name="At">Billing time that is lived through.</param>
/// <param name="Lived">Time of all customers together.</param>
/// <param name="All">The same when it is done.</param>
internal sealed record CrowdProgress(DateTime At, int Customers, int AllCustomers, TimeSpan Lived, TimeSpan All)
{
    private const double DaysOfMonth = 365.25 / 12;

    public double Months => Lived.TotalDays / DaysOfMonth;

    public double AllMonths => All.TotalDays / DaysOfMonth;
}
