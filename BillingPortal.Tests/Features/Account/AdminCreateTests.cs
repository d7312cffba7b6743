using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class AdminCreateTests
{
    [Fact]
    public async Task FirstAdmin_IsMadeOnAnEmptyFolder_WithThePasswordOfTheVariable()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        var made = await RunAsync(store, AccountKit.Password, "--email", "ada@example.com", "--name", "Ada");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        await using var kit = await PortalKit.OnAsync(store, new ManualTime(TimeProvider.System.GetUtcNow()), adjust: null, ownsDatabase: false);
        Assert.True((await kit.TryAsync("ada@example.com")).Value.IsInRole("Admin"));
        Assert.Equal(1, (await RunAsync(store, AccountKit.Password, "--email", "ada@example.com")).ExitCode);
    }

    [Theory]
    [InlineData("password123", "--email", "ada@example.com", "tried first")]
    [InlineData(null, "--email", "ada@example.com", "PORTAL_ADMIN_PASSWORD")]
    [InlineData(AccountKit.Password, "--name", "Ada", "Whom?")]
    [InlineData(AccountKit.Password, "--password", "secret", "Whom?")]
    public async Task WrongUse_IsTwoAndASentence(string? password, string option, string value, string words)
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        var refused = await RunAsync(store, password, option, value);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Out, string Error)> RunAsync(TestDatabase store, string? password, params string[] options)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (password is not null) variables["PORTAL_ADMIN_PASSWORD"] = password;
        return ProgramProcess.RunAsync(["admin", "create", .. options, .. store.Arguments], variables);
    }
}
