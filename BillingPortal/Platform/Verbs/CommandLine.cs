using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Connections;

namespace BillingPortal.Platform.Verbs;

/// <summary>What happens between the words a person typed and the exit code: 0 well, 1 a fault was found, 2 wrong use or configuration.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        try
        {
            if (args.Contains("--help") || args.Contains("-h")) return Help(Console.Out);
            var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
            if (words.Length == 0) return await ServeAsync(build);
            return VerbTable.Find(words) is { } verb ? await RunAsync(verb, args, build) : Unknown(words);
        }
        catch (StartupException fault)
        {
            foreach (var sentence in fault.Sentences) await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static async Task<int> ServeAsync(Func<WebApplication> build)
    {
        await using var app = build();
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartupException($"The address is in use: {taken.Message} Stop the program that holds it, or start with another one: --urls http://127.0.0.1:PORT", taken);
        }
        Announcement.Write(app, Console.Out);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> RunAsync(VerbEntry entry, string[] args, Func<WebApplication> build)
    {
        await using var app = build();
        await using var scope = app.Services.CreateAsyncScope();
        var verb = (IVerb)ActivatorUtilities.CreateInstance(scope.ServiceProvider, entry.Type);
        return await verb.RunAsync(new(args[entry.Count..], Console.Out, Console.Error), app.Lifetime.ApplicationStopping);
    }

    private static int Unknown(string[] words)
    {
        var typed = string.Join(' ', words);
        Console.Error.WriteLine($"There is no verb '{typed}'.{Nearest.Hint(typed, VerbTable.All.Select(v => v.Words))} --help lists them.");
        return 2;
    }

    private static int Help(TextWriter to)
    {
        to.WriteLine("""
            BillingPortal, a billing portal that you run yourself.

            Without a verb the portal starts and prints its address.
            Settings come from appsettings*.json, the environment (Portal__TimeZone=UTC) and the command line (--Portal:TimeZone=UTC).

            Verbs:
            """);
        var width = VerbTable.All.Max(v => v.Words.Length);
        foreach (var verb in VerbTable.All) to.WriteLine($"  {verb.Words.PadRight(width)}  {verb.Summary}");
        to.WriteLine("""

            Exit codes: 0 all is well, 1 a fault was found, 2 wrong use or configuration.
            """);
        return 0;
    }
}
