using System.Diagnostics;
using System.Globalization;

namespace BillingPortal.Benchmarks.System.Closing;

/// <summary>M1 to M3: what closing a month costs, against what cannot be done for less, and against the naive way.</summary>
internal static class MonthEnd
{
    private const int Few = 2_000;
    private const int Some = 10_000;
    private const int Warmed = 40_000;
    private const int Many = 100_000;
    private const int Pairs = 3;

    /// <summary>M1: all of it, drafts and then final ones, against the rows alone.</summary>
    public static async Task<Ratios> WholeAsync()
    {
        using var open = await Folder.FilledAsync(Many);
        using var closed = open.Copy();
        var first = await closed.RunAsync("close");
        return await Ratios.TakeAsync("customers/s", Pairs, FloorAsync, ProductAsync, async () =>
        {
            using var small = await Folder.FilledAsync(Some);
            var one = await small.RunAsync("close");
            return [$"{first.Invoices.ToString("N0", CultureInfo.InvariantCulture)} invoices. Each costs {PerInvoice(one)} µs of {Some:N0} customers, {PerInvoice(first)} µs of {Many:N0}; of a processor {Cpu(one)} µs and {Cpu(first)} µs."];
        });

        async Task<double> FloorAsync()
        {
            using var into = open.Copy();
            return (Many + CloseSide.Early) / (await closed.RunAsync("copy", into.Path)).Seconds;
        }

        async Task<double> ProductAsync()
        {
            using var folder = open.Copy();
            return Many / (await folder.RunAsync("close")).Seconds;
        }
    }

    /// <summary>M2.</summary>
    public static async Task<Ratios> NaiveAsync()
    {
        using var open = await Folder.FilledAsync(Warmed);
        return await Ratios.TakeAsync("customers/s", Pairs, () => RateAsync(open, "naive", Few), () => RateAsync(open, "close", Warmed), () => Task.FromResult<IReadOnlyList<string>>([]));
    }

    /// <summary>M3.</summary>
    public static async Task<Ratios> MemoryAsync()
    {
        using var few = await Folder.FilledAsync(Some);
        using var many = await Folder.FilledAsync(Many);
        return await Ratios.TakeAsync("MB", Pairs, () => PeakAsync(few), () => PeakAsync(many), () => Task.FromResult<IReadOnlyList<string>>([]));
    }

    /// <summary>What this program says to itself.</summary>
    public static Task ServeAsync(string[] words) => words switch
    {
        ["fill", var folder, var customers] => CloseSide.FillAsync(folder, int.Parse(customers, CultureInfo.InvariantCulture)),
        ["close", var folder] => CloseSide.CloseAsync(folder),
        ["naive", var folder] => CloseSide.CloseNaivelyAsync(folder, Few),
        ["copy", var folder, var into] => Task.Run(() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CopyRows.Run(folder, into)} 0 0 0"))),
        _ => throw new ArgumentException("Say what to do, and where.", nameof(words)),
    };

    private static async Task<double> RateAsync(Folder open, string how, int customers)
    {
        using var folder = open.Copy();
        return customers / (await folder.RunAsync(how)).Seconds;
    }

    private static async Task<double> PeakAsync(Folder open)
    {
        using var folder = open.Copy();
        return (await folder.RunAsync("close")).Kilobytes / 1024;
    }

    private static string PerInvoice(Closed closed) => (closed.Seconds * 1e6 / closed.Invoices).ToString("N0", CultureInfo.InvariantCulture);

    private static string Cpu(Closed closed) => (closed.Processor * 1e6 / closed.Invoices).ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Closed(double Seconds, double Kilobytes, int Invoices, double Processor);

    /// <summary>A data folder, gone afterwards.</summary>
    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("portal-bench-").FullName;

        public static async Task<Folder> FilledAsync(int customers)
        {
            var folder = new Folder();
            await folder.SayAsync("fill", customers.ToString(CultureInfo.InvariantCulture));
            return folder;
        }

        public Folder Copy()
        {
            var copy = new Folder();
            foreach (var file in Directory.GetFiles(Path)) File.Copy(file, global::System.IO.Path.Combine(copy.Path, global::System.IO.Path.GetFileName(file)));
            return copy;
        }

        public async Task<Closed> RunAsync(string what, params string[] more)
        {
            var said = (await SayAsync(what, more)).Trim().Split('\n')[^1].Split(' ');
            return new(double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture), int.Parse(said[2], CultureInfo.InvariantCulture), double.Parse(said[3], CultureInfo.InvariantCulture));
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);

        private async Task<string> SayAsync(string what, params string[] more)
        {
            var start = new ProcessStartInfo("dotnet", [typeof(MonthEnd).Assembly.Location, "month-end", what, Path, .. more]) { RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            using var child = Process.Start(start)!;
            var said = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            return child.ExitCode == 0 ? said : throw new InvalidOperationException($"'{what}' ended with {child.ExitCode}.");
        }
    }
}
