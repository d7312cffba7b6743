using System.Text;
using BillingPortal.Features.Usage;

namespace BillingPortal.Tests.Features.Usage;

public sealed class UsageFileTests
{
    private const string Header = "event_id,customer,units,at\n";

    [Theory]
    [InlineData("event_id,customer,units,at\ne1,ACME,5,2026-06-01T10:00:00Z\n")]
    [InlineData("\uFEFFevent_id,customer,units,at\r\ne1,ACME,5,2026-06-01T10:00:00Z\r\n")]
    [InlineData("event_id,customer,units,at\re1,ACME,5,2026-06-01T10:00Z")]
    [InlineData("event_id;customer;units;at\ne1;ACME;5;2026-06-01 12:00+02:00")]
    [InlineData("at\tunits\tcustomer\tEVENT_ID\n2026-06-01T10:00:00Z\t5\tACME\te1")]
    [InlineData("\"event_id\", Customer ,\"units\",at,meter\n\"e1\",\"ACME\",\" 5 \",2026-06-01T10:00:00.000Z,")]
    [InlineData("\n\nevent_id,customer,units,at\n\n,,,\n  \ne1,ACME,+5,2026-06-01T10:00:00Z\n\n\n")]
    public void OneEvent_HoweverItIsWritten(string text)
    {
        var line = Assert.Single(UsageFile.Read(text).Value.Lines);
        Assert.Equal(("e1", "ACME", 5L, new DateTime(2026, 6, 1, 10, 0, 0, DateTimeKind.Utc), "units"), (line.Usage!.EventId, line.Usage.Customer, line.Usage.Units, line.Usage.At!.Value, line.Usage.Meter));
    }

    [Fact]
    public void QuotedValues_HoldSeparatorsLineBreaksAndMarks_AndLinesKeepTheirNumbers()
    {
        var lines = UsageFile.Read(Header + "\"a,1\",\"Bäcker \"\"Süß\"\" & Söhne\",1,\r\n\"two\r\nlines\",ACME,2,\n\nlast,ACME,3,\n").Value.Lines;
        Assert.Equal("2 a,1 Bäcker \"Süß\" & Söhne|3 two\r\nlines ACME|6 last ACME", string.Join('|', lines.Select(l => $"{l.Number} {l.EventId} {l.Customer}")));
        Assert.All(lines, l => Assert.Null(l.Usage!.At));
    }

    [Theory]
    [InlineData("e1,ACME,1", "event_invalid", "This line has 3 values; the first line names 4 columns.")]
    [InlineData("e1,ACME,1,,x", "event_invalid", "This line has 5 values; the first line names 4 columns.")]
    [InlineData(",ACME,1,", "event_invalid", "1 to 100 characters")]
    [InlineData("e1,,1,", "event_invalid", "our id or by your reference")]
    [InlineData("e1,ACME,1.5,", "units_invalid", "whole number")]
    [InlineData("e1,ACME,\"1,000\",", "units_invalid", "whole number")]
    [InlineData("e1,ACME,99999999999999999999,", "units_invalid", "whole number")]
    [InlineData("e1,ACME,,", "units_invalid", "whole number")]
    [InlineData("e1,ACME,1,yesterday", "event_invalid", "2026-06-01T10:00:00Z")]
    [InlineData("e1,ACME,1,2026-06-01T10:00:00", "event_invalid", "with its zone")]
    [InlineData("e1,ACME,1,2026-02-30T10:00:00Z", "event_invalid", "with its zone")]
    [InlineData("e1,ACME,1,01.06.2026 10:00", "event_invalid", "with its zone")]
    public void LineThatCannotBeRead_SaysWhy_AndTheOthersAreRead(string wrong, string code, string sentence)
    {
        var lines = UsageFile.Read(Header + wrong + "\ne2,ACME,7,2026-06-01T10:00:00Z").Value.Lines;
        Assert.Equal((code, 2), (lines[0].Fault?.Code, lines[0].Number));
        Assert.Contains(sentence, lines[0].Fault!.Sentence, StringComparison.Ordinal);
        Assert.Equal(7, lines[1].Usage?.Units);
    }

    [Theory]
    [InlineData("", "file_empty", "The first line names the columns")]
    [InlineData("\uFEFF \r\n", "file_empty", "The first line names the columns")]
    [InlineData(Header, "file_empty", "no event")]
    [InlineData("e1,ACME,1,2026-06-01T10:00:00Z\ne2,ACME,1,", "file_header", "The first line must name the columns: event_id,customer,units,at")]
    [InlineData("event_id,customer,at\ne1,ACME,", "file_header", "names no column units")]
    [InlineData("event_id,customer,units,at,units\ne1,ACME,1,,1", "file_header", "names the column units twice")]
    [InlineData("event_id|customer|units|at\ne1|ACME|1|", "file_separator", "separated by '|'")]
    [InlineData(Header + "e1,\"ACME,1,\ne2,ACME,1,", "file_quotes", "The quotation mark that opens in line 2 is never closed.")]
    public void FileThatCannotBeRead_IsRefusedWhole(string text, string code, string sentence)
    {
        var refused = UsageFile.Read(text).Refused;
        Assert.Equal(code, refused?.Code);
        Assert.Contains(sentence, refused!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ColumnsThatMeanNothing_AreNamed_AndTooManyLinesRefused()
    {
        Assert.Equal("note, path", string.Join(", ", UsageFile.Read("note,event_id,customer,units,at,path\n,e1,ACME,1,,").Value.Ignored));
        var most = Header + string.Concat(Enumerable.Range(0, UsageFile.MostLines).Select(i => $"e{i},ACME,1,\n"));
        Assert.Equal(UsageFile.MostLines, UsageFile.Read(most).Value.Lines.Count);
        Assert.Equal("file_long", UsageFile.Read(most + "one,ACME,1,").Refused?.Code);
    }

    [Fact]
    public void Bytes_AreReadAsUtf8OrUtf16_AndNothingElse()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal("Süß", UsageFile.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("Süß")]).Value);
        Assert.Equal("file_encoding", UsageFile.Decode(Encoding.Latin1.GetBytes("Süß")).Refused?.Code);
        Assert.Equal("file_encoding", UsageFile.Decode([0x50, 0x4B, 3, 4, 0, 0]).Refused?.Code);
    }
}
