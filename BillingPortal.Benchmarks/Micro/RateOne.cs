using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BillingPortal.Core.Rating;

namespace BillingPortal.Benchmarks.Micro;

/// <summary>
/// R1 as BenchmarkDotNet takes it, with what is allocated: <c>dotnet run -c Release --project BillingPortal.Benchmarks -- micro</c>.
/// The ratios that count are those of <see cref="ReRate"/>, whose sides take turns.
/// </summary>
[MemoryDiagnoser]
public class RateOne
{
    private readonly RatedRun[] runs = new RatedRun[31];
    private MonthToRate month = SampleMonths.Whole;
    private FlatMonth flat;

    [Params("whole", "upgraded", "capped")]
    public string Kind { get; set; } = "whole";

    [GlobalSetup]
    public void Choose()
    {
        month = Kind switch { "whole" => SampleMonths.Whole, "upgraded" => SampleMonths.Upgraded, _ => SampleMonths.Capped };
        flat = FlatMonth.Of(month);
        if (flat.Total() != RateMonth.Sum(month, runs).Total) throw new InvalidOperationException("Both sides must come to the same.");
    }

    [Benchmark(Baseline = true)]
    public long Floor() => flat.Total();

    [Benchmark]
    public long Product() => RateMonth.Sum(month, runs).Total;

    /// <summary>In this process: the toolchain that builds a project of its own would not know this one's packages.</summary>
    internal static void Run() => BenchmarkRunner.Run<RateOne>(ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "portal-benchmarks")));
}
