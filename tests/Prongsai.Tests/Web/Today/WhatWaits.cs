using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Web.Today;

namespace Prongsai.Tests.Web.Today;

public sealed class WhatWaits
{
    private static readonly DateOnly Today = new(2025, 8, 15);

    [Fact]
    public void Is_nothing_in_an_empty_table()
    {
        var waiting = In();

        Assert.Empty(waiting.WithoutMeasure);
        Assert.Empty(waiting.Overdue);
    }

    [Fact]
    public void Is_a_row_without_a_measure() => Assert.Single(In(Row([], [])).WithoutMeasure);

    [Fact]
    public void Is_a_measure_that_belongs_to_nobody()
    {
        var waiting = In(Row([Measure(section: null), Measure(section: "ฝ่ายปกครอง")], []));

        Assert.Single(waiting.WithoutOwner);
    }

    [Fact]
    public void Is_overdue_the_day_after_the_last_day_and_only_without_a_result()
    {
        var lastDayToday = Row([Measure(endsOn: Today)], []);
        var passed = Row([Measure(endsOn: Today.AddDays(-1))], []);
        var passedWithResult = Row(
            [Measure(endsOn: Today.AddDays(-1))],
            [new OutcomeRow(default, 1, Today, "ทำแล้ว", [])]
        );

        Assert.Equal([passed], In(lastDayToday, passed, passedWithResult).Overdue.Select(o => o.Row));
    }

    private static Waiting In(params ImprovementRow[] rows) =>
        Waiting.In(new MeasuresTable(default, new FiscalYear(2568), new FiscalYear(2567), rows), Today);

    private static ImprovementRow Row(IReadOnlyList<MeasureRow> measures, IReadOnlyList<OutcomeRow> outcomes) =>
        new(
            Ids.Next<ImprovementId>(),
            new AssessedItem("E1", "เต็มใจให้บริการ", Confidence.Copy, Score.Zero, Confidence.Copy),
            new AssessedHeading("EIT", new("EIT", "EIT")),
            new AssessedHeading("IND06", new("คุณภาพ", "Quality")),
            "ปรับปรุง",
            measures,
            outcomes
        );

    private static MeasureRow Measure(string? section = "ฝ่ายปกครอง", DateOnly? endsOn = null) =>
        new(
            Ids.Next<MeasureId>(),
            1,
            "จัดประชุม",
            section,
            null,
            new MeasurePeriod(null, endsOn, EveryMonth: false),
            null
        );
}
