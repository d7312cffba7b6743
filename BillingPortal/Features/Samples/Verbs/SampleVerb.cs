using System.Globalization;
using System.Runtime.InteropServices;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Samples.Verbs;

internal sealed class SampleVerb(MakeCrowd make, PrepareDatabase prepare, FileTurn turn, IFirstCatalogue catalogue, Installation installation, TimeProvider time) : IVerb
{
    public static string Words => "sample";

    public static string Summary => "Sandbox only, with the portal stopped: makes customers with a past, --customers N (at most 100000) and --months M (at most 24). Again adds others; one that was stopped is finished first.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (!installation.IsSandbox) return await SayAsync(call, "Samples are made in sandbox mode only: everywhere else customers are real.");
        if (Number(call, "customers", MakeCrowd.MostCustomers) is not { } customers) return await SayAsync(call, $"How many? Write: sample --customers 1000 --months 12; at most {MakeCrowd.MostCustomers} customers.");
        if (Number(call, "months", MakeCrowd.MostMonths) is not { } months) return await SayAsync(call, $"Since when? Write: sample --customers {customers} --months 12; at most {MakeCrowd.MostMonths} months.");
        using var stop = new StopKeys(ct);
        try
        {
            return await MakeAsync(call, new(customers, months), stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            await call.Error.WriteLineAsync("Stopped. What is there is true as far as it goes; it is finished when this is written again, or by the next start of the portal before it listens.");
            return 1;
        }
    }

    private async Task<int> MakeAsync(VerbCall call, CrowdWish wish, CancellationToken ct)
    {
        await prepare.RunAsync(ct);
        if (!await turn.TakeWholeAsync(ct)) return await SayAsync(call, $"A portal runs on the data folder '{installation.DataFolder}', or other samples are being made there. Stop it, then write this again.");
        await catalogue.RunAsync(ct);
        if (await make.IsUnfinishedAsync(ct)) await call.Out.WriteLineAsync("Going on with samples that were left unfinished.");
        var (begun, progress) = (time.GetTimestamp(), new ShowProgress(call.Out, time));
        var made = await make.RunAsync(wish, progress.Reached, ct);
        if (!made.IsDone) return await SayAsync(call, made.Refused!.Sentence);
        foreach (var fault in made.Value.Faults) await call.Error.WriteLineAsync(fault);
        await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made.Value.Last - made.Value.First + 1} customers, sample-{made.Value.First:D6} to sample-{made.Value.Last:D6}, in {time.GetElapsedTime(begun).TotalSeconds:F1} s."));
        if (made.Value.WentOn) await call.Out.WriteLineAsync("Those were left unfinished before. For others write it once more.");
        return made.Value.Faults.Count == 0 ? 0 : 1;
    }

    private static int? Number(VerbCall call, string option, int most) =>
        int.TryParse(call.Option(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;

    private static async Task<int> SayAsync(VerbCall call, string sentence)
    {
        await call.Error.WriteLineAsync(sentence);
        return 2;
    }

    /// <summary>Ctrl+C, and what a service manager sends, end it between two steps and not in the middle of one.</summary>
    private sealed class StopKeys : IDisposable
    {
        private readonly CancellationTokenSource stop;
        private readonly PosixSignalRegistration[] heard;

        public StopKeys(CancellationToken ct)
        {
            stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            heard = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];
        }

        public CancellationToken Token => stop.Token;

        public void Dispose()
        {
            foreach (var one in heard) one.Dispose();
            stop.Dispose();
        }

        private void Hear(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
