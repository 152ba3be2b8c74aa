using System.Text;
using Prongsai.Surveys.LimeSurvey;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Tests.Surveys;

/// <summary>LimeSurvey's structure files: what is taken, what is listed, and what is not let in.</summary>
public sealed class ImportingFromLimeSurvey
{
    private const string Survey = """
        <?xml version="1.0" encoding="UTF-8"?>
        <document>
         <LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>498</DBVersion>
         <languages><language>th</language><language>en</language></languages>
         <answers><rows>
          <row><aid>1</aid><qid>10</qid><code>A1</code><sortorder>1</sortorder><assessment_value>0</assessment_value><scale_id>0</scale_id></row>
          <row><aid>2</aid><qid>10</qid><code>A2</code><sortorder>2</sortorder><assessment_value>0</assessment_value><scale_id>0</scale_id></row>
          <row><aid>3</aid><qid>13</qid><code>L</code><sortorder>1</sortorder><assessment_value>1</assessment_value><scale_id>0</scale_id></row>
          <row><aid>4</aid><qid>13</qid><code>H</code><sortorder>2</sortorder><assessment_value>3</assessment_value><scale_id>0</scale_id></row>
         </rows></answers>
         <answer_l10ns><rows>
          <row><id>1</id><aid>1</aid><answer><![CDATA[ทะเบียน]]></answer><language>th</language></row>
          <row><id>2</id><aid>1</aid><answer>Registration</answer><language>en</language></row>
          <row><id>3</id><aid>2</aid><answer>โยธา</answer><language>th</language></row>
          <row><id>4</id><aid>3</aid><answer>น้อย</answer><language>th</language></row>
          <row><id>5</id><aid>4</aid><answer>มาก</answer><language>th</language></row>
         </rows></answer_l10ns>
         <groups><rows><row><gid>1</gid><group_order>1</group_order></row></rows></groups>
         <group_l10ns><rows><row><gid>1</gid><group_name>การบริการ</group_name><language>th</language></row></rows></group_l10ns>
         <questions><rows>
          <row><qid>10</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>Q1</title><mandatory>Y</mandatory><question_order>1</question_order><relevance>1</relevance><other>Y</other></row>
          <row><qid>11</qid><parent_qid>0</parent_qid><gid>1</gid><type>T</type><title>Q2</title><question_order>2</question_order><relevance>((Q1.NAOK == "A2"))</relevance></row>
          <row><qid>12</qid><parent_qid>0</parent_qid><gid>1</gid><type>R</type><title>Q3</title><question_order>3</question_order><relevance>1</relevance></row>
          <row><qid>13</qid><parent_qid>0</parent_qid><gid>1</gid><type>F</type><title>Q4</title><question_order>4</question_order><relevance>Q1 == 1 or Q2 == 2</relevance></row>
         </rows></questions>
         <subquestions><rows>
          <row><qid>20</qid><parent_qid>13</parent_qid><title>S1</title><question_order>1</question_order><scale_id>0</scale_id></row>
         </rows></subquestions>
         <question_l10ns><rows>
          <row><qid>10</qid><question><![CDATA[<p>มาที่<b>ฝ่าย</b>ใด<script>alert(1)</script></p>]]></question><language>th</language></row>
          <row><qid>10</qid><question>Which section?</question><language>en</language></row>
          <row><qid>11</qid><question>เพราะอะไร</question><language>th</language></row>
          <row><qid>13</qid><question>พอใจเพียงใด</question><language>th</language></row>
          <row><qid>20</qid><question>ความเร็ว</question><language>th</language></row>
         </rows></question_l10ns>
         <surveys><rows><row><sid>1</sid><language>th</language><additional_languages>en</additional_languages></row></rows></surveys>
         <surveys_languagesettings><rows>
          <row><surveyls_language>th</surveyls_language><surveyls_title>แบบสำรวจเดิม</surveyls_title></row>
          <row><surveyls_language>en</surveyls_language><surveyls_title>The old survey</surveyls_title></row>
         </rows></surveys_languagesettings>
        </document>
        """;

    [Fact]
    public void Groups_questions_answers_and_languages_are_taken_and_the_rest_is_listed()
    {
        var read = LimeSurveyImport.Read("old.lss", Encoding.UTF8.GetBytes(Survey));

        Assert.Empty(read.WhyNot);
        var made = read.Questionnaire!;
        Assert.Equal(("แบบสำรวจเดิม", "The old survey"), (made.Title.Th, made.Title.Texts["en"]));
        Assert.Equal(["Q1", "Q2", "Q4"], made.Questions.Select(q => q.Code));
        var first = made.QuestionWith("Q1")!;
        Assert.Equal((QuestionKind.Choice, true, "มาที่ ฝ่าย ใด"), (first.Kind, first.Required, first.Text.Th));
        Assert.Equal(["ทะเบียน", "โยธา"], first.Options.Select(o => o.Label.Th));
        Assert.Equal("Registration", first.Options[0].Label.Texts["en"]);
        var shown = made.QuestionWith("Q2")!.ShownWhen!;
        Assert.Equal(("Q1", "A2"), (shown.Question, shown.Is.Single()));
        var matrix = made.QuestionWith("Q4")!;
        Assert.Equal((QuestionKind.Matrix, "ความเร็ว"), (matrix.Kind, matrix.Parts.Single().Text.Th));
        Assert.Equal([0m, 100m], made.ScaleWith(matrix.Scale)!.Levels.Select(l => l.Value!.Value));
        // "other", the ranking question and the condition that is too complex.
        Assert.Equal(["Q1", "Q3", "Q4"], read.Left.Select(l => l.En.Split(':')[0]));
        // What was imported can be kept and read again.
        Assert.Equal(
            QuestionnaireJson.Write(made),
            QuestionnaireJson.Write(QuestionnaireJson.ReadKept(QuestionnaireJson.Write(made)))
        );
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><document><LimeSurveyDocType>&a;</LimeSurveyDocType></document>"
    )]
    [InlineData(
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><document>&b;</document>"
    )]
    [InlineData("<document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>")]
    [InlineData("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>")]
    [InlineData("PK not xml")]
    [InlineData("")]
    public void What_is_hostile_or_something_else_is_refused_in_words(string content)
    {
        var read = LimeSurveyImport.Read("x.lss", Encoding.UTF8.GetBytes(content));

        Assert.Null(read.Questionnaire);
        Assert.Equal("lss-not-one", Assert.Single(read.WhyNot).Code);
    }

    [Fact]
    public void Depth_and_size_have_limits()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Assert.Equal(
            "lss-not-one",
            Assert.Single(LimeSurveyImport.Read("x.lss", Encoding.UTF8.GetBytes(deep)).WhyNot).Code
        );
        Assert.Equal(
            "lss-too-large",
            Assert.Single(LimeSurveyImport.Read("x.lss", new byte[LimeSurveyFile.Largest + 1]).WhyNot).Code
        );
    }
}
