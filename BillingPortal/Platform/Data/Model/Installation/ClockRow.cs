using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Installation;

/// <summary>How far billing time runs ahead of real time (sandbox mode only). It belongs to the database, so that every node and every restart agrees.</summary>
public sealed class ClockRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public required long OffsetTicks { get; set; }
}

internal sealed class ClockConfiguration : IEntityTypeConfiguration<ClockRow>
{
    public void Configure(EntityTypeBuilder<ClockRow> builder)
    {
        builder.ToTable("clock");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
