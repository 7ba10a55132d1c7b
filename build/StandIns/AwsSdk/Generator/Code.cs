using System.Text;

/// <summary>C# that is being written, line by line.</summary>
sealed class Code
{
    private readonly StringBuilder _text = new();

    public void L(string line = "") => _text.Append(line).Append('\n');

    public override string ToString() => _text.ToString();
}
