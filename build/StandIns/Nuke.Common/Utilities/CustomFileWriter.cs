namespace Nuke.Common.Utilities;

public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    private int _indentation;

    public void WriteLine(string text = null) =>
        streamWriter.WriteLine(text is null ? "" : new string(' ', _indentation * indentationFactor) + text);

    public void WriteComment(string text = null) => WriteLine(text is null ? commentPrefix : $"{commentPrefix} {text}");

    public void Write(Action<CustomFileWriter> writer) => writer(this);

    public IDisposable Indent() => DelegateDisposable.CreateBracket(() => _indentation++, () => _indentation--);
}
