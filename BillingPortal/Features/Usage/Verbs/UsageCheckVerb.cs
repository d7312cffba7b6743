using System.Globalization;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Usage.Verbs;

internal sealed class UsageCheckVerb(CheckUsage check, ReadChecks checks) : IVerb
{
    private const int Shown = 100;

    public static string Words => "usage check";

    public static string Summary => "Compares the counters of usage with the events and lists what differs; exit code 1 if anything does.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var done = await check.RunAsync(ct: ct);
        if (!done.IsDone)
        {
            await call.Error.WriteLineAsync(done.Refused!.Sentence);
            return 1;
        }
        var (found, differences) = (done.Value, await checks.OpenAsync(done.Value.Id, Shown, ct));
        foreach (var d in differences) await call.Out.WriteLineAsync($"{d.CustomerId}  {Name(d)}  {d.Meter}: counted {d.Counted}, by events {d.ByEvents}");
        if (found.Differences > differences.Count) await call.Out.WriteLineAsync($"… and {found.Differences - differences.Count} more.");
        await call.Out.WriteLineAsync(found.Differences == 0 ? found.Sentence : $"{found.Sentence} They can be repaired on {UsagePlaces.Counters}.");
        return found.Differences == 0 ? 0 : 1;
    }

    private static string Name(OpenDifference d) => d.Of switch
    {
        CounterOf.Hour => string.Create(CultureInfo.InvariantCulture, $"{d.Day:yyyy-MM-dd} hour {d.Hour}"),
        CounterOf.Day => string.Create(CultureInfo.InvariantCulture, $"{d.Day:yyyy-MM-dd}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{d.Day:yyyy-MM}"),
    };
}
