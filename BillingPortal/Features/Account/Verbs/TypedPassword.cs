using System.Text;

namespace BillingPortal.Features.Account.Verbs;

/// <summary>A password from the variable PORTAL_ADMIN_PASSWORD, or typed twice in the terminal without being shown.</summary>
internal static class TypedPassword
{
    public const string Variable = "PORTAL_ADMIN_PASSWORD";

    /// <summary>Null when there is no terminal, or the two differ.</summary>
    public static string? Read(TextWriter to)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return given;
        if (Console.IsInputRedirected) return null;
        // The terminal stops showing letters when it is first asked for one: before the question, or somebody fast would see their first ones.
        _ = Console.KeyAvailable;
        var (first, second) = (Ask(to, "Password: "), Ask(to, "Once more: "));
        return first == second ? first : null;
    }

    private static string Ask(TextWriter to, string words)
    {
        to.Write(words);
        to.Flush();
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        to.WriteLine();
        return typed.ToString();
    }
}
