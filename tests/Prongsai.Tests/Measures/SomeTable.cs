using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Measures;

/// <summary>A small measures file with a picture beside it, in a folder of its own.</summary>
internal sealed class SomeTable : IDisposable
{
    public const string Yaml = """
        format: 1
        programme: 2568
        assessed: 2567
        rows:
          - item: E1
            score: 89.11
            must_improve: |
              การให้บริการของเจ้าหน้าที่ยังมีการเลือกปฏิบัติ
            measures:
              - text: เผยแพร่ประชาสัมพันธ์คู่มือ/มาตรฐานการให้บริการ
                section: ฝ่ายปกครอง
                period: {every_month: true}
                made_up: [section, period]
              - text: จัดประชุมชี้แจง ชักซ้อมทำความเข้าใจ
                period: {from: 2024-10-01, to: 2025-03-31}
            outcomes:
              - text: ได้เผยแพร่ประชาสัมพันธ์คู่มือแล้ว
                on: 2025-01-15
                made_up: [on]
                evidence:
                  - kind: photo
                    path: photos/e1.jpg
                    caption: ป้ายคู่มือหน้าฝ่ายทะเบียน
                    made_up: true
                  - kind: link
                    url: https://webportal.bangkok.go.th/khlongsamwa
                    caption: เว็บไซต์สำนักงานเขต
          - item: O15
            must_improve: หน่วยงานเปิดเผยข้อมูลไม่ครบถ้วนตามองค์ประกอบที่กำหนด
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-table-").FullName;

    public SomeTable(string yaml = Yaml)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "photos"));
        File.WriteAllBytes(Path.Combine(_folder, "photos", "e1.jpg"), SomePictures.Jpeg());
        Write(yaml);
    }

    public string YamlPath => Path.Combine(_folder, "measures.yaml");

    public void Write(string yaml) => File.WriteAllText(YamlPath, yaml);

    public void WritePhoto(byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, "photos", "e1.jpg"), bytes);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
