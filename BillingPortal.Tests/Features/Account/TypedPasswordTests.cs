using System.Text.RegularExpressions;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class TypedPasswordTests
{
    private const string Enter = "\r";

    [TerminalFact]
    public async Task PasswordTypedTwice_MakesTheAdminAndIsNotShown()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        using var terminal = Create(store);
        await AnswerAsync(terminal, "Password: ", AccountKit.Password);
        await AnswerAsync(terminal, "Once more: ", AccountKit.Password);
        Assert.Equal(0, await terminal.EndAsync());
        Assert.Contains("ada@example.com can sign in now", terminal.Shown, StringComparison.Ordinal);
        Assert.Contains("Password: \nOnce more: \n", Plain(terminal.Shown), StringComparison.Ordinal);
        await using var kit = await PortalKit.OnAsync(store, new ManualTime(TimeProvider.System.GetUtcNow()), adjust: null, ownsDatabase: false);
        Assert.True((await kit.TryAsync("ada@example.com")).Value.IsInRole("Admin"));
    }

    [TerminalFact]
    public async Task TwoThatDiffer_MakeNobody()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        using var terminal = Create(store);
        await AnswerAsync(terminal, "Password: ", AccountKit.Password);
        await AnswerAsync(terminal, "Once more: ", AccountKit.Password + "!");
        Assert.Equal(2, await terminal.EndAsync());
        Assert.Contains("type it twice alike", terminal.Shown, StringComparison.Ordinal);
    }

    // Otherwise the tests above would see no password because this kind of terminal shows none.
    [TerminalFact]
    public async Task TerminalOfTheseTests_ShowsWhatNobodyHides()
    {
        using var terminal = new Terminal("printf 'Name: '; read name; echo done");
        await terminal.WaitForAsync("Name: ");
        await terminal.TypeAsync("plainly" + Enter);
        Assert.Equal(0, await terminal.EndAsync());
        Assert.Contains("plainly", terminal.Shown, StringComparison.Ordinal);
    }

    // Without what steers the terminal: nothing is left between a question and the end of its line, not one letter.
    private static string Plain(string shown) => Regex.Replace(shown, "\x1b(\\[[?0-9;]*[A-Za-z]|[=>])|\r", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Terminal Create(TestDatabase store) =>
        new($"dotnet '{Path.Combine(AppContext.BaseDirectory, "BillingPortal.dll")}' admin create --email ada@example.com {string.Join(' ', store.Arguments.Select(a => $"'{a}'"))}");

    // Slowly and with a mistake, as people do.
    private static async Task AnswerAsync(Terminal terminal, string question, string password)
    {
        await terminal.WaitForAsync(question);
        foreach (var part in password.Split(' ')) await terminal.TypeAsync(part + "x\u007f" + (password.EndsWith(part, StringComparison.Ordinal) ? "" : " "));
        await terminal.TypeAsync(Enter);
    }
}
