using System.Globalization;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Platform.Facts;

internal sealed class FactsVerb(FactBoard board) : IVerb
{
    private const int Shown = 100;

    public static string Words => "facts";

    public static string Summary => "Says how many facts wait, and lists the dead ones; exit code 1 if there are any.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var figures = await board.FiguresAsync(ct);
        await call.Out.WriteLineAsync($"{figures.Waiting} waiting, {figures.Dead} dead.");
        foreach (var dead in await board.DeadAsync(Shown, ct))
            await call.Out.WriteLineAsync($"{dead.Delivery}  {dead.Kind} of {dead.Subject} at {dead.Handler}, {dead.Attempts} tries, ended {dead.EndedAt:u}: {dead.Error}");
        return figures.Dead == 0 ? 0 : 1;
    }
}

internal sealed class RetryFactsVerb(FactBoard board) : IVerb
{
    public static string Words => "facts retry";

    public static string Summary => "Puts a dead fact back in the row, or all: facts retry NUMBER|all.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var which = call.Arguments.Count > 0 ? call.Arguments[0] : "";
        if (which != "all" && !long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            await call.Error.WriteLineAsync("Which one? Write: facts retry NUMBER, or: facts retry all. The verb 'facts' lists them.");
            return 2;
        }
        var put = await board.TryAgainAsync(which == "all" ? null : long.Parse(which, CultureInfo.InvariantCulture), ct);
        await call.Out.WriteLineAsync($"Put {put} back in the row; the running portal delivers them.");
        return put > 0 || which == "all" ? 0 : 1;
    }
}
