namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>Is told on this node what was written to the books of usage, after each commit and before the senders are answered. It only notes what it hears: the next ones wait for it.</summary>
public interface IHearsUsage
{
    void Heard(IReadOnlyList<UsedMore> news);
}

/// <summary>A month's counter that was moved.</summary>
/// <param name="Month">Its first day, billing zone.</param>
/// <param name="Units">The sum afterwards.</param>
/// <param name="Changes">How many events are in it afterwards: what is heard late may be older than what was read.</param>
/// <param name="Events">Those that moved it.</param>
public sealed record UsedMore(long ProfileId, string Meter, DateOnly Month, long Units, long Changes, IReadOnlyList<UnitsAt> Events);

/// <param name="At">Billing time.</param>
/// <param name="Units">Below zero for a reversal and a total that became less.</param>
public readonly record struct UnitsAt(DateTime At, long Units);
