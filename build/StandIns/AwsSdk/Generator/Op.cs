sealed class Op(string name)
{
    public string Name { get; } = name;
    public string Method { get; init; } = "POST";
    public string Uri { get; init; } = "/";
    public bool Obsolete { get; init; }
    public List<Member> In { get; set; } = [];
    public List<Member> Out { get; set; } = [];
    public string[] Errors { get; set; } = [];
    public List<string[]> Simple { get; } = [];
    public Page? Page { get; set; }
}
