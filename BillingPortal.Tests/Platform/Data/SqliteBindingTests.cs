using System.Net.Http.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class SqliteBindingTests
{
    [Fact]
    public async Task NewerOfTheTwoLibraries_Answers()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var version = Version.Parse(await kit.ReadAsync(db => db.Database.SqlQueryRaw<string>("select sqlite_version() as Value").SingleAsync()));
        Assert.True(version >= new Version(3, 35), $"SQLite {version} knows no RETURNING, which EF writes with.");
        if (System.Runtime.InteropServices.NativeLibrary.TryLoad("libsqlite3.so.0", out _)) Assert.True(version > new Version(3, 35, 5), $"The system's SQLite was not taken: {version}.");
    }

    [Fact]
    public async Task TwoProcessesOnOneFile_LoseNoWriteOfEither()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var (program, address) = await ProgramProcess.ServeAsync(kit.Store.Arguments);
        using var _ = program;
        using var client = new HttpClient { BaseAddress = address };

        await Task.WhenAll(ThereAsync(), HereAsync());
        Assert.Equal(40, await kit.ReadAsync(db => db.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("here-"))));

        async Task ThereAsync()
        {
            for (var i = 0; i < 20; i++) (await client.PostAsJsonAsync("/sandbox/clock", new { advanceSeconds = 60 })).EnsureSuccessStatusCode();
        }

        async Task HereAsync()
        {
            for (var i = 0; i < 40; i++)
                await kit.Database.WriteAsync(db => { db.Add(new SettingRow { Name = $"here-{i}", Value = "1", ChangedAt = kit.Clock.UtcNow }); return Task.CompletedTask; });
        }
    }
}
