using System.Globalization;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Samples.Verbs;

internal sealed class SampleVerb(MakeCrowd make, PrepareDatabase prepare, Installation installation, TimeProvider time) : IVerb
{
    public static string Words => "sample";

    public static string Summary => "Sandbox only: makes customers with a past, --customers N (at most 100000) and --months M (at most 24). Again adds others.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (!installation.IsSandbox) return await SayAsync(call, "Samples are made in sandbox mode only: everywhere else customers are real.");
        if (Number(call, "customers", MakeCrowd.MostCustomers) is not { } customers) return await SayAsync(call, $"How many? Write: sample --customers 1000 --months 12; at most {MakeCrowd.MostCustomers} customers.");
        if (Number(call, "months", MakeCrowd.MostMonths) is not { } months) return await SayAsync(call, $"Since when? Write: sample --customers {customers} --months 12; at most {MakeCrowd.MostMonths} months.");
        await prepare.RunAsync(ct);
        var begun = time.GetTimestamp();
        var month = "";
        var made = await make.RunAsync(new(customers, months), at =>
        {
            if (at.ToString("yyyy-MM", CultureInfo.InvariantCulture) is var now && now == month) return;
            else month = now;
            call.Out.WriteLine($"{month}  after {time.GetElapsedTime(begun).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");
        }, ct);
        if (!made.IsDone) return await SayAsync(call, made.Refused!.Sentence);
        foreach (var fault in made.Value.Faults) await call.Error.WriteLineAsync(fault);
        await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{customers} customers, sample-{made.Value.First:D6} to sample-{made.Value.Last:D6}, over {months} months, in {time.GetElapsedTime(begun).TotalSeconds:F1} s."));
        return made.Value.Faults.Count == 0 ? 0 : 1;
    }

    private static int? Number(VerbCall call, string option, int most) =>
        int.TryParse(call.Option(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;

    private static async Task<int> SayAsync(VerbCall call, string sentence)
    {
        await call.Error.WriteLineAsync(sentence);
        return 2;
    }
}
