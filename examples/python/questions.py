"""Asks a policygraph server some questions: python3 questions.py [SERVER [FILE]]

With a FILE, and a token in POLICYGRAPH_TOKEN, it takes the file in too.
"""

import csv
import io
import os
import sys

from policygraph import ApiError, Client

TASKS = """query($who: [ID!]!, $after: String) {
  tasks(involving: $who, first: 3, after: $after) {
    edges { node { title agencies(roles: [LEADS]) { other { label } } } reasons { text } }
    pageInfo { hasNextPage endCursor }
  }
}"""

EVIDENCE = """query($who: [ID!]!) {
  tasks(involving: $who, first: 1) {
    edges { reasons { via { evidence { quote start end focusStart focusEnd document { title text } } } } }
  }
}"""


def tasks(client):
    print("Tasks that involve 安吉县, page by page:")
    for edge in client.pages(TASKS, "tasks", who=["安吉县"]):
        leaders = "、".join(a["other"]["label"] for a in edge["node"]["agencies"]) or "—"
        print(f"  {edge['node']['title']}  牵头：{leaders}  {'；'.join(r['text'] for r in edge['reasons'])}")


def evidence(client):
    print("The sentence behind the first of them, cut from the text of the plan:")
    answer = client.ask(EVIDENCE, who=["安吉县"])
    found = answer["tasks"]["edges"][0]["reasons"][0]["via"][0]["evidence"][0]
    text = found["document"]["text"]
    assert text[found["start"]:found["end"]] == found["quote"]  # offsets are code points, as Python counts
    start, end = found["focusStart"], found["focusEnd"]
    print(f"  {found['document']['title']}：{text[found['start']:start]}【{text[start:end]}】{text[end:found['end']]}")


def counts(client):
    print("Agencies with most tasks:")
    answer = client.ask("{ tasks { totalCount facets(by: [AGENCY], top: 3) { buckets { entity { label } count } valueCount } } }")
    facet = answer["tasks"]["facets"][0]
    for bucket in facet["buckets"]:
        print(f"  {bucket['count']:3} {bucket['entity']['label']}")
    print(f"  of {facet['valueCount']} agencies, {answer['tasks']['totalCount']} tasks")


def download(client):
    rows = list(csv.DictReader(io.StringIO(client.export(format="csv", involving="安吉县").decode("utf-8-sig"), newline="")))
    print(f"As a table: {len(rows)} rows of {len(rows[0])} columns; the first:")
    for column in ("事项", "责任单位", "入选理由"):
        print(f"  {column}: {rows[0][column]}")


def errors(client):
    print("What is refused:")
    for query in ('{ entity(id: "鼓楼区") { id } }', "{ tasks(first: 500) { totalCount } }", "{ plans { title } }"):
        try:
            client.ask(query)
        except ApiError as error:
            others = [c["id"] for c in error.details.get("candidates", [])]
            print(f"  {error.code}: {error.message if not others else 'one of ' + ' '.join(others)}")


def take_in(client, path):
    print(f"Take in {os.path.basename(path)}:")
    try:
        job = client.ingest([path])
    except ApiError as error:
        print(f"  {error}")
        return
    print(f"  {job['state']}, {job['done']} of {job['total']} files")
    for edge in job["files"]["edges"]:
        file = edge["node"]
        print(f"  {file['outcome']} {file['title']}: {file['tasks']} tasks")


def main():
    server = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
    client = Client(server, token=os.environ.get("POLICYGRAPH_TOKEN"))
    for question in (tasks, evidence, counts, download, errors):
        question(client)
    if len(sys.argv) > 2:
        take_in(client, sys.argv[2])


if __name__ == "__main__":
    main()
