using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Tests.Features.Samples;

[Trait("Part", "web")]
public sealed class SampleVerbTests
{
    [Fact]
    public async Task OnAnEmptyFolder_ItMakesWhatIsNeeded_AndShowsHowFarItIs()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        var (code, shown, error) = await ProgramProcess.RunAsync(["sample", "--customers", "8", "--months", "2", .. store.Arguments]);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"\d{4}-\d\d  \d of 8 customers", shown);
        Assert.Contains("8 customers, sample-000001 to sample-000008, in ", shown, StringComparison.Ordinal);
        Assert.Equal((8L, 4L), (Count(store, "billing_profiles"), Count(store, "tiers")));
    }

    [Fact]
    public async Task WhileAPortalRunsThere_ItIsRefused_WithASentence()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        var (portal, _) = await ProgramProcess.ServeAsync([.. store.Arguments, "--Portal:Sample=None"]);
        using (portal)
        {
            var (code, _, error) = await ProgramProcess.RunAsync(["sample", "--customers", "8", "--months", "2", .. store.Arguments]);
            Assert.Equal((2, $"A portal runs on the data folder '{store.Folder}', or other samples are being made there. Stop it, then write this again.\n"), (code, error));
        }
        Assert.Equal(0, Count(store, "billing_profiles"));
    }

    [Theory]
    [InlineData("--customers", "0", "--months", "2"), InlineData("--customers", "many", "--months", "2"), InlineData("--customers", "100001", "--months", "2")]
    [InlineData("--customers", "5"), InlineData("--customers", "5", "--months", "25")]
    public async Task WithoutNumbers_ItSaysWhatToWrite(params string[] arguments)
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        var (code, _, error) = await ProgramProcess.RunAsync(["sample", .. arguments, .. store.Arguments]);
        Assert.Equal(2, code);
        Assert.Contains("Write: sample --customers ", error, StringComparison.Ordinal);
    }

    private static long Count(TestDatabase store, string table)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store.SqliteFile, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from " + table;
        return (long)command.ExecuteScalar()!;
    }
}
