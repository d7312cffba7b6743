using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Verbs;

/// <summary>What happens between the words a person typed and the exit code: 0 well, 1 a fault was found, 2 wrong use or configuration.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.RunAsync();
            return 0;
        }
        catch (StartupException fault)
        {
            foreach (var sentence in fault.Sentences) await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }
}
