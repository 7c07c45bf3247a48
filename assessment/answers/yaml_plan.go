package answers

import (
	"sggscan/assessment"
	"sggscan/internal/yamldoc"
)

// planOf reads a list of actions for a question, or with an empty id the school's own.
func (y *yamlReader) planOf(id string, list yamldoc.Value) {
	for _, v := range list.List() {
		if y.full() {
			return
		}
		row := &yamlRow{yamlReader: y}
		fields := []Field{FieldAction, FieldOwner, FieldDue, FieldStatus}
		var keys []string
		for _, f := range fields {
			keys = append(keys, questionFields()[f])
		}
		m, _ := v.Map(keys...)
		for n, f := range fields {
			row.fields[f], row.has[f] = m.Get(keys[n])
		}
		if a, _ := readAction(row); a != (assessment.Action{}) {
			y.response.Actions[id] = append(y.response.Actions[id], a)
		}
	}
}
