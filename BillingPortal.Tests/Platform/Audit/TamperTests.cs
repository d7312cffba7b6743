using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Audit;

[Trait("Part", "data")]
public sealed class TamperTests
{
    private const int Entries = 6;

    [Theory]
    [OnBoth("update audit_entries set reason = 'none' where id = 3", AuditFault.Changed, "Entry 3, sealed as 3, was changed")]
    [OnBoth("update audit_entries set actor = 'system' where id = 6", AuditFault.Changed, "Entry 6, sealed as 6, was changed")]
    [OnBoth("delete from audit_seals where sequence = 3; delete from audit_entries where id = 3", AuditFault.Deleted, "The entry sealed as 3 was deleted")]
    [OnBoth("delete from audit_seals where sequence = 1; delete from audit_entries where id = 1", AuditFault.Deleted, "The entry sealed as 1 was deleted")]
    [OnBoth("delete from audit_entries where id = 3", AuditFault.Deleted, "Entry 3, sealed as 3, was deleted")]
    [OnBoth("delete from audit_entries where id = 6", AuditFault.Deleted, "Entry 6, sealed as 6, was deleted")]
    [OnBoth("delete from audit_seals where sequence = 3", AuditFault.SealMissing, "The seal 3 of entry 3 is missing")]
    [OnBoth("insert into audit_entries (id, at, actor, action, subject) select 7, at, actor, action, subject from audit_entries where id = 1", AuditFault.Inserted, "Entry 7 was inserted")]
    [OnBoth("""
        insert into audit_entries (id, at, actor, action, subject) select 7, at, actor, action, subject from audit_entries where id = 2;
        update audit_seals set sequence = sequence + 1000 where sequence >= 3; update audit_seals set sequence = sequence - 999 where sequence > 1000;
        insert into audit_seals (sequence, entry_id, hash) select 3, 7, hash from audit_seals where sequence = 1
        """, AuditFault.Inserted, "Entry 7 was inserted at 3")]
    [OnBoth("update audit_seals set entry_id = 1003 where sequence = 3; update audit_seals set entry_id = 3 where sequence = 4; update audit_seals set entry_id = 4 where sequence = 3", AuditFault.Swapped, "Entry 4, sealed as 3, was swapped with entry 3")]
    [OnBoth("update audit_entries set id = 1003 where id = 3; update audit_entries set id = 3 where id = 5; update audit_entries set id = 5 where id = 1003", AuditFault.Swapped, "Entry 3, sealed as 3, was swapped with entry 5")]
    [OnBoth("update audit_entries set reason = '5' where id = 5; update audit_entries set reason = '2' where id = 2", AuditFault.Changed, "Entry 2, sealed as 2, was changed")]
    public async Task ChainTamperedWith_IsNamedAtTheFirstPlace(DatabaseProvider provider, string sql, AuditFault fault, string sentence)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(Entries);
        Assert.Equal(Entries, await kit.SealAsync());
        Assert.Null((await kit.VerifyAsync()).Sentence);

        await kit.TamperAsync(sql);
        var report = await kit.VerifyAsync();
        Assert.Equal(fault, report.Fault);
        Assert.StartsWith(sentence, report.Sentence, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task EndCutOff_IsFoundByTheLoggedHead(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(Entries);
        await kit.SealAsync();
        var logged = AuditHead.Parse((await kit.VerifyAsync()).Head);

        await kit.TamperAsync("delete from audit_seals where sequence >= 5; delete from audit_entries where id >= 5");
        Assert.True((await kit.VerifyAsync()).IsWhole);
        var report = await kit.VerifyAsync(logged);
        Assert.Equal(AuditFault.EndMissing, report.Fault);
        Assert.Contains("the chain ends with 4, and was logged up to 6", report.Sentence, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task EndChangedAndSealedAnew_IsFoundByTheLoggedHead(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(Entries);
        await kit.SealAsync();
        var logged = AuditHead.Parse((await kit.VerifyAsync()).Head);

        await kit.TamperAsync("delete from audit_seals where sequence = 6; update audit_entries set reason = 'none' where id = 6");
        Assert.Equal(1, await kit.SealAsync());
        Assert.True((await kit.VerifyAsync()).IsWhole);
        Assert.Equal(AuditFault.Rewritten, (await kit.VerifyAsync(logged)).Fault);
    }

    [Theory, OnBoth]
    public async Task EntryBehindTheSealedEnd_IsNotSealed(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(Entries);
        await kit.SealAsync();
        await kit.TamperAsync("insert into audit_entries (id, at, actor, action, subject) select 7, at, actor, action, subject from audit_entries where id = 1");
        Assert.Equal(0, await kit.SealAsync());
    }

    [Theory, OnBoth]
    public async Task Guards_RefuseWhatComesThroughSql(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(1);
        await kit.SealAsync();
        await using var connection = Snapshots.Connect(kit.Store);
        await connection.OpenAsync();
        foreach (var sql in new[] { "update audit_entries set reason = 'x'", "delete from audit_seals", "update audit_seals set sequence = 2" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.Contains("is append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync())).Message, StringComparison.Ordinal);
        }
    }
}
