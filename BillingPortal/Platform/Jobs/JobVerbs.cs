using BillingPortal.Platform.Verbs;

namespace BillingPortal.Platform.Jobs;

internal sealed class JobsVerb(JobBoard board) : IVerb
{
    public static string Words => "jobs";

    public static string Summary => "Lists the jobs with their rhythm and last run.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        foreach (var job in await board.ReadAsync(ct))
            await call.Out.WriteLineAsync($"{job.Name}  {job.Rhythm}  {(job.LastRun is { } run ? $"{run.Outcome} {run.StartedAt:u} on {run.Node}: {run.Message}" : "never run")}");
        return 0;
    }
}

internal sealed class RunJobVerb(RunWork run) : IVerb
{
    public static string Words => "jobs run";

    public static string Summary => "Runs one job now: jobs run NAME.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count == 0)
        {
            await call.Error.WriteLineAsync("Which job? Write: jobs run NAME. The verb 'jobs' lists them.");
            return 2;
        }
        var result = await run.RunAsync(call.Arguments[0], ct);
        await call.Out.WriteLineAsync(result.Message);
        return result.Outcome switch { RunOutcome.Done => 0, RunOutcome.UnknownJob => 2, _ => 1 };
    }
}
