using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>The last number given in a series and year. Moved in the transaction that gives it, so that none is missing and none given twice.</summary>
public sealed class NumberSeriesRow
{
    public required string Series { get; set; }

    public required int Year { get; set; }

    public required int Last { get; set; }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeriesRow>
{
    public void Configure(EntityTypeBuilder<NumberSeriesRow> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(n => new { n.Series, n.Year });
        builder.Property(n => n.Series).HasMaxLength(20);
    }
}
